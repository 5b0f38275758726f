package dev.confab.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server in a process of its own, so that it can be killed.
public final class ServerProcess implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final Duration END_MAX = Duration.ofSeconds(10);
  private static final String HEAP = "256m";
  private static final String READY = "Confab is ready on ";

  private final Process process;
  private final String url;
  private final RawHttp http;

  private ServerProcess(Process process, String url, Account account) {
    this.process = process;
    this.url = url;
    this.http = RawHttp.to(URI.create(url).getPort(), account);
  }

  /// Starts one with this JVM and this class path; returns when it says that it is ready.
  ///
  /// @param store the options that choose the database
  public static ServerProcess start(Account account, List<String> store) {
    return start(account, store, HEAP);
  }

  /// Starts one whose memory is limited.
  ///
  /// @param heap its maximum, as the JVM takes it
  public static ServerProcess start(Account account, List<String> store, String heap) {
    var process = launch(account, store, heap);
    var output = new ConcurrentLinkedQueue<String>();
    var ready = new CompletableFuture<String>();
    Thread.ofVirtual().name("server output").start(() -> read(process, output, ready));
    try {
      var url = ready.get(START_MAX.toMillis(), TimeUnit.MILLISECONDS);
      return new ServerProcess(process, url, account);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("the server did not start: " + String.join("\n", output), e);
    }
  }

  /// Without a slash at the end.
  public String url() {
    return url;
  }

  public RawHttp http() {
    return http;
  }

  /// SIGKILL: the process gets no chance to finish anything.
  public void kill() {
    process.destroyForcibly();
    exitStatus();
  }

  /// SIGTERM.
  ///
  /// @return the exit status
  public int terminate() {
    if (!process.supportsNormalTermination()) {
      throw new AssertionError("this platform cannot ask a process to end");
    }
    process.destroy();
    return exitStatus();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private int exitStatus() {
    try {
      if (!process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the server did not end within " + END_MAX);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError("interrupted while the server ended", e);
    }
    return process.exitValue();
  }

  private static Process launch(Account account, List<String> store, String heap) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.confab.app.Main", "serve", "--port", "0"));
    command.addAll(List.of("--account-sid", account.sid(), "--auth-token", account.authToken()));
    command.addAll(store);
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads on after the server is ready, so that it never waits for a full pipe.
  private static void read(
      Process process, ConcurrentLinkedQueue<String> output, CompletableFuture<String> ready) {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith(READY)) {
          ready.complete(line.substring(READY.length()).strip());
        }
      }
    } catch (IOException e) {
      output.add(e.toString());
    }
    ready.completeExceptionally(new IOException("its output ended"));
  }
}
