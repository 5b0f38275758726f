package dev.confab.benchmarks.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// A running server that this process started and stops.
public final class ServerProcess implements Closeable {
  private static final Pattern READY =
      Pattern.compile("^Confab is ready on (http://[0-9A-Za-z.:\\[\\]-]+)");

  /// Far more than a start takes: the launcher may first build the server and train its cache.
  private static final long READY_SECONDS_MAX = 240;

  /// The server promises 10 s. Later is reported and not waited for any longer than this.
  private static final long STOP_SECONDS_MAX = 30;

  /// As many as an error of the server takes, and a few around it.
  private static final int LOG_LINES_MAX = 100;

  /// How long what an ended server has printed is waited for.
  private static final Duration OUTPUT_MAX = Duration.ofSeconds(2);

  private final Process process;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Thread reader;

  private ServerProcess(Process process) {
    this.process = process;
    reader = Thread.ofPlatform().daemon().name("server-output").start(this::readOutput);
  }

  /// Starts the launcher and returns when the server says that it is ready.
  public static ServerProcess start(LaunchPlan plan) throws IOException, InterruptedException {
    var server = new ServerProcess(plan.command().start());
    CloseAtExit.add(server);
    try {
      server.ready.get(READY_SECONDS_MAX, TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException e) {
      server.close();
      throw new IOException("the server did not become ready; it printed:\n" + server.log(), e);
    } catch (InterruptedException e) {
      server.close();
      throw e;
    }
  }

  public URI url() {
    return ready.join();
  }

  /// The process that was launched; the launcher replaces itself by the server.
  public long pid() {
    return process.pid();
  }

  /// Ends the server at once (SIGKILL): it gets no chance to finish anything.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join(OUTPUT_MAX);
    CloseAtExit.remove(this);
  }

  /// Stops the server, first by asking. Returns when it has ended.
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not stop within " + STOP_SECONDS_MAX + " s");
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the server stopped");
    }
    CloseAtExit.remove(this);
  }

  private void readOutput() {
    // Reads to the end, although only one line matters: a full pipe would stop the server.
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
        var found = READY.matcher(line);
        if (found.find()) {
          ready.complete(URI.create(found.group(1)));
        }
      }
      ready.completeExceptionally(new IOException("the server ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private void remember(String line) {
    synchronized (lastLines) {
      lastLines.add(line);
      if (lastLines.size() > LOG_LINES_MAX) {
        lastLines.remove();
      }
    }
  }

  /// What it has printed last.
  public String log() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }
}
