package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Reads the feed of a service from its beginning, from whichever server there is, by the cursor
/// that it got last. For its own thread, but for what says otherwise.
final class Follower implements AutoCloseable {
  private static final int WAIT_SECONDS = 2;
  private static final long PAUSE_MILLIS = 20;

  /// An event as the feed told it.
  ///
  /// @param subject the sid of what it is about
  /// @param index of a message, else -1
  record Seen(
      String type,
      String stream,
      long sequence,
      boolean callsWebhooks,
      String subject,
      long index) {
    private static Seen of(JsonTree event) {
      var index = event.at("data").at("index").text();
      return new Seen(
          event.at("type").text(),
          event.at("stream_sid").text(),
          event.at("sequence").number(),
          Boolean.TRUE.equals(event.at("calls_webhooks").value()),
          event.at("data").at("sid").text(),
          index.isEmpty() ? -1 : Long.parseLong(index));
    }
  }

  private final String service;
  private final String path;
  private final List<Seen> seen = new ArrayList<>();
  private final Thread thread;
  private volatile Target target;
  private volatile boolean isEnding;
  private volatile String refusal = "";

  /// When an answer without events was asked for last, which came after all that was before.
  private volatile long atEnd = System.nanoTime() - 1;

  private Follower(Target target, String service) {
    this.target = target;
    this.service = service;
    this.path = "/confab/v1/Services/" + service + "/Events?PageSize=200&Wait=" + WAIT_SECONDS;
    this.thread = Thread.ofPlatform().daemon().name("follower").unstarted(this::run);
  }

  static Follower start(Target target, String service) {
    var follower = new Follower(target, service);
    follower.thread.start();
    return follower;
  }

  /// Whose feed it is. From any thread.
  String service() {
    return service;
  }

  /// There is another server. From any thread.
  void turnTo(Target other) {
    target = other;
  }

  /// Waits until all is read that was there before the call, and ends. From any thread.
  ///
  /// @return all events in the order of the feed
  List<Seen> end(long nanosMax) throws InterruptedException, IOException {
    long now = System.nanoTime();
    while (atEnd - now < 0 && System.nanoTime() - now < nanosMax) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    if (atEnd - now < 0 || !refusal.isEmpty()) {
      throw new IOException("the feed cannot be read to its end: " + refusal);
    }
    close();
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    isEnding = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var cursor = "";
    while (!isEnding) {
      var asked = target;
      try (var http = new HttpConnection(asked)) {
        while (!isEnding && asked.equals(target)) {
          cursor = read(http, asked, cursor);
        }
      } catch (IOException _) {
        rest();
      }
    }
  }

  /// @return the next cursor
  private String read(HttpConnection http, Target asked, String cursor) throws IOException {
    long now = System.nanoTime();
    var after = cursor.isEmpty() ? "" : "&After=" + cursor;
    var answer = http.exchange(asked.get(path + after));
    if (answer.status() != 200) {
      refusal = answer.status() + " " + answer.body();
      throw new IOException(refusal);
    }
    refusal = "";
    var json = JsonTree.of(answer.body());
    var events = json.at("events").items();
    events.forEach(event -> seen.add(Seen.of(event)));
    if (events.isEmpty()) {
      atEnd = now;
    }
    return json.at("next").text();
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
