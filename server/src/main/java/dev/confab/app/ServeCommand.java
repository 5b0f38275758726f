package dev.confab.app;

import dev.confab.platform.Logging;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;

/// `confab serve`: runs until it is told to stop.
final class ServeCommand implements Command {
  private static final Duration STOP_MAX = Duration.ofMillis(9_500);

  @Override
  public EnumSet<Setting> options() {
    return EnumSet.complementOf(EnumSet.of(Setting.NAME, Setting.ACCESS));
  }

  @Override
  public String usage() {
    return "Usage: confab serve [OPTIONS]\n\nStarts the server.";
  }

  @Override
  public void run(Arguments arguments, Values values) throws InterruptedException {
    if (!arguments.words().isEmpty()) {
      throw new WrongSetting(
          "unknown argument '" + arguments.words().getFirst() + "' (see --help)");
    }
    var settings = values.settings();
    Logging.start(settings.logLevel(), settings.logFormat());
    var server = ConfabServer.start(settings);
    stopOnSignal(server);
    System.out.println(greeting(server));
    System.out.flush();
    new CountDownLatch(1).await();
  }

  /// A JVM that ends by a signal reports the signal; an orderly stop is a success, so the hook ends
  /// the process itself: when all is closed, or when that takes too long. Nothing is lost then,
  /// because what was not answered was not promised.
  private static void stopOnSignal(ConfabServer server) {
    Runnable stop =
        () -> {
          try {
            Thread.ofPlatform().daemon().name("close").start(server::close).join(STOP_MAX);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            Runtime.getRuntime().halt(0);
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
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
