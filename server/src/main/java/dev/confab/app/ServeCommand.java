package dev.confab.app;

import dev.confab.platform.Logging;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `confab serve`: runs until it is told to stop.
@Command(
    name = "serve",
    description = "Starts the server.",
    footer = {
      "",
      "Every option can also be given as CONFAB_<NAME> (--auth-token: CONFAB_AUTH_TOKEN) or as a key",
      "of confab.yaml in the working folder (auth-token: …). The command line wins, then the",
      "environment. CONFAB_CONFIG names another file, CONFAB_JAVA_OPTS adds options of the JVM."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
  @Mixin private final ServeOptions options = new ServeOptions();
  @Mixin private final ServeOptions.StoreOptions store = new ServeOptions.StoreOptions();

  @Override
  public Integer call() throws InterruptedException {
    var settings = options.settings(store);
    Logging.start(settings.logLevel(), settings.logFormat());
    var server = ConfabServer.start(settings);
    stopOnSignal(server);
    System.out.println(greeting(server));
    System.out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  /// A JVM that ends by a signal reports the signal; an orderly stop is a success, so the hook ends
  /// the process itself when all is closed.
  private static void stopOnSignal(ConfabServer server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
  }

  private static String greeting(ConfabServer server) {
    var account = server.provisioned().account().sid();
    var token = server.provisioned().madeToken();
    var url = server.url();
    var shown = token == null ? "<auth token>" : token;
    var firstStart =
        token == null ? "" : "  auth token:  " + token + "   (made now, shown only this once)\n";
    return "Confab is ready on "
        + url
        + "\n  account sid: "
        + account
        + "\n"
        + firstStart
        + "  try it:      curl -u "
        + account
        + ":"
        + shown
        + " "
        + url
        + "/v1/Conversations -d FriendlyName=Hello";
  }
}
