package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.ServerProcess;
import dev.confab.benchmarks.server.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The server under test: one that runs already, or one of our own for the time of the scenario.
final class TestedServer implements AutoCloseable {
  private final Target target;
  private final @Nullable Path data;
  private final @Nullable ServerProcess process;
  private final @Nullable TemporaryFolder folder;

  private TestedServer(
      Target target,
      @Nullable Path data,
      @Nullable ServerProcess process,
      @Nullable TemporaryFolder folder) {
    this.target = target;
    this.data = data;
    this.process = process;
    this.folder = folder;
  }

  static TestedServer open(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    var url = settings.url();
    if (url != null) {
      return new TestedServer(
          Target.of(url, settings.accountSid(), settings.authToken()), null, null, null);
    }
    return launch(bench);
  }

  /// A server of our own, whatever the settings say about a URL.
  static TestedServer launch(Bench bench) throws IOException, InterruptedException {
    var data = bench.settings().data();
    if (data != null) {
      Files.createDirectories(data);
      return launch(bench, plan(bench.settings(), data), null);
    }
    var folder = TemporaryFolder.create();
    try {
      return launch(bench, plan(bench.settings(), folder.path()), folder);
    } catch (IOException | InterruptedException e) {
      folder.close();
      throw e;
    }
  }

  private static TestedServer launch(Bench bench, LaunchPlan plan, @Nullable TemporaryFolder folder)
      throws IOException, InterruptedException {
    String fileSystem = Files.getFileStore(plan.data()).type();
    bench.say("starting a server, data in " + plan.data() + " (" + fileSystem + ")");
    if (fileSystem.equals("tmpfs")) {
      bench.say("WARNING: that is memory, so durable writes cost nothing; set TMPDIR to a disk");
    }
    var process = ServerProcess.start(plan);
    return new TestedServer(target(bench.settings(), process), plan.data(), process, folder);
  }

  static LaunchPlan plan(Settings settings, Path data) {
    var options = settings.javaOptions();
    return new LaunchPlan(
        settings.home(),
        data.toAbsolutePath(),
        settings.accountSid(),
        settings.authToken(),
        settings.serverOptions(),
        options == null ? Map.of() : Map.of("CONFAB_JAVA_OPTS", options));
  }

  static Target target(Settings settings, ServerProcess process) {
    return Target.of(process.url(), settings.accountSid(), settings.authToken());
  }

  Target target() {
    return target;
  }

  /// The process of an own server.
  long pid() {
    if (process == null) {
      throw new IllegalStateException("the server is not ours");
    }
    return process.pid();
  }

  /// The data folder of an own server.
  Path data() {
    if (data == null) {
      throw new IllegalStateException("the server is not ours");
    }
    return data;
  }

  @Override
  public void close() throws IOException {
    try {
      if (process != null) {
        process.close();
      }
    } finally {
      if (folder != null) {
        folder.close();
      }
    }
  }
}
