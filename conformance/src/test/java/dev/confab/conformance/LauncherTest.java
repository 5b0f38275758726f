package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Needed;
import dev.confab.conformance.support.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script. It starts servers from a copy of what `package` made, in a folder with a
/// space in its name: in the checkout, an edit during the tests would make it build there.
final class LauncherTest {
  private static final Path ROOT = Repository.root();
  private static final String READY = "Confab is ready on http://";
  private static final String TRAINING = "Preparing quick starts";
  private static final Duration TRAIN_AND_START_MAX = Duration.ofMinutes(2);
  private static final Duration REQUEST_MAX = Duration.ofSeconds(10);
  private static final Duration END_MAX = Duration.ofSeconds(10);

  /// With this the JVM ends at once if it cannot use the cache.
  private static final Map<String, String> CACHE_REQUIRED =
      Map.of("CONFAB_JAVA_OPTS", "-Xms64m -XX:AOTMode=on");

  @Test
  void serverIsTheJvmItselfAndItsSecondStartNeedsNoTraining(@TempDir Path temporary)
      throws Exception {
    var home = installation(temporary.resolve("with space"));
    try (var first = Launched.serve(home, temporary.resolve("data"), Map.of())) {
      int port = first.port();
      assertThat(first.output).anyMatch(line -> line.startsWith(TRAINING));
      assertThat(healthStatus(port)).isEqualTo(200);
      assertThat(first.process.children()).isEmpty();
      assertThat(first.process.info().command().orElseThrow()).endsWith("java");
      first.process.destroy();
      assertThat(first.exitStatus()).isZero();
    }
    try (var second = Launched.serve(home, temporary.resolve("data"), CACHE_REQUIRED)) {
      assertThat(healthStatus(second.port())).isEqualTo(200);
      assertThat(second.output).noneMatch(line -> line.startsWith(TRAINING));
      second.process.destroy();
      assertThat(second.exitStatus()).isZero();
    }
    assertThat(names(home.resolve("server/target")))
        .as("nothing else is left of the training")
        .containsExactlyInAnyOrder(
            "confab.aot", "confab.aot.stamp", "lib", "train.log", jar().getFileName().toString());
  }

  @Test
  void failedTrainingIsNotRepeated(@TempDir Path temporary) throws Exception {
    var home = installation(temporary.resolve("with space"));
    var jdk = fakeJdk(temporary.resolve("a jdk"));
    var environment = Map.of("CONFAB_JAVA_HOME", jdk.toString());
    for (boolean trains : List.of(true, false)) {
      try (var launched = Launched.serve(home, temporary, environment)) {
        assertThat(launched.exitStatus()).isEqualTo(3);
        assertThat(launched.output.stream().anyMatch(line -> line.startsWith(TRAINING)))
            .isEqualTo(trains);
      }
    }
  }

  @Test
  void versionDoesNotRebuildWhatIsStale(@TempDir Path temporary) throws Exception {
    var home = installation(temporary.resolve("with space"));
    Repository.write(home.resolve("server/src/main/java/New.java"), "newer than the jar");
    try (var launched = Launched.start(home, Map.of(), "version")) {
      assertThat(launched.exitStatus()).isZero();
      assertThat(launched.output).hasSize(1).first().asString().startsWith("Confab ");
    }
  }

  @Test
  void unknownCommandIsRefusedInOneLine() throws Exception {
    try (var launched = Launched.start(ROOT, Map.of(), "sreve")) {
      assertThat(launched.exitStatus()).isEqualTo(2);
      assertThat(launched.output)
          .containsExactly("confab: unknown command 'sreve'; 'confab --help' lists them");
    }
  }

  @Test
  void helpNeedsNothing() throws Exception {
    var environment = Map.of("CONFAB_JAVA_HOME", "/nonexistent");
    try (var launched = Launched.start(ROOT, environment, "--help")) {
      assertThat(launched.exitStatus()).isZero();
      assertThat(launched.output).first().isEqualTo("Usage: confab COMMAND [OPTIONS]");
    }
  }

  /// A process of the script, whose output is read to its end.
  private static final class Launched implements AutoCloseable {
    final Process process;
    final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private Launched(Process process) {
      this.process = process;
      Thread.ofVirtual().name("launcher output").start(this::read);
    }

    static Launched serve(Path home, Path data, Map<String, String> environment)
        throws IOException {
      return start(
          home,
          environment,
          "serve",
          "--port",
          "0",
          "--data",
          data.toString(),
          "--account-sid",
          "AC00000000000000000000000000000001",
          "--auth-token",
          "t");
    }

    static Launched start(Path home, Map<String, String> environment, String... arguments)
        throws IOException {
      var command = new ArrayList<String>();
      command.add(home.resolve("confab").toString());
      command.addAll(List.of(arguments));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("CONFAB_"));
      builder.environment().put("CONFAB_JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      return new Launched(builder.start());
    }

    int port() throws InterruptedException {
      return get(port, TRAIN_AND_START_MAX, "start");
    }

    int exitStatus() throws InterruptedException {
      var _ = get(ended, END_MAX, "end");
      assertThat(process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
      return process.exitValue();
    }

    private <T> T get(CompletableFuture<T> future, Duration max, String what)
        throws InterruptedException {
      try {
        return future.get(max.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("it did not " + what + ": " + String.join("\n", output), e);
      }
    }

    private void read() {
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          output.add(line);
          if (line.startsWith(READY)) {
            port.complete(
                URI.create(line.substring(READY.length() - "http://".length()).strip()).getPort());
          }
        }
      } catch (IOException e) {
        output.add(e.toString());
      }
      port.completeExceptionally(new IOException("its output ended"));
      ended.complete(true);
    }

    /// Whatever it started ends with it.
    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static int healthStatus(int port) throws IOException, InterruptedException {
    var url = URI.create("http://127.0.0.1:" + port + "/health/ready");
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(url).timeout(REQUEST_MAX).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /// What a checkout has after `package`, as far as the launcher needs it.
  private static Path installation(Path home) throws IOException {
    requirePackagedServer();
    var target = home.resolve("server/target");
    Files.createDirectories(target.resolve("lib"));
    Files.copy(ROOT.resolve("confab"), home.resolve("confab"));
    assertThat(home.resolve("confab").toFile().setExecutable(true)).isTrue();
    Files.copy(jar(), target.resolve(jar().getFileName()));
    try (var libraries = Files.newDirectoryStream(ROOT.resolve("server/target/lib"), "*.jar")) {
      for (var library : libraries) {
        Files.copy(library, target.resolve("lib").resolve(library.getFileName()));
      }
    }
    return home;
  }

  /// A JDK of which every start fails.
  private static Path fakeJdk(Path home) {
    Repository.write(home.resolve("release"), "JAVA_VERSION=\"25\"\n");
    var java = home.resolve("bin/java");
    Repository.write(java, "#!/bin/sh\nexit 3\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Path jar() throws IOException {
    return jars().getFirst();
  }

  private static List<Path> jars() throws IOException {
    var target = ROOT.resolve("server/target");
    try (var files = Files.isDirectory(target) ? Files.list(target) : Stream.<Path>empty()) {
      return files
          .filter(file -> file.getFileName().toString().matches("confab-server-.*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"))
          .toList();
    }
  }

  private static void requirePackagedServer() throws IOException {
    Needed.orSkip(
        !jars().isEmpty() && Files.isDirectory(ROOT.resolve("server/target/lib")),
        "The launcher was NOT tested: server/target has no jars (run mvn verify).");
  }
}
