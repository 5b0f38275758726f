package dev.confab.conformance.support;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Clients that create conversations as fast as they get answers, until the server is gone. They
/// remember what it has promised, and what they do not know.
public final class CreateLoad {
  private static final String LIST = "/v1/Conversations";
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);

  /// A conversation that the server has confirmed.
  public record Promise(String sid, String uniqueName) {}

  private final RawHttp http;
  private final String prefix;
  private final Queue<Promise> promised = new ConcurrentLinkedQueue<>();
  private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private final CountDownLatch enough;

  private CreateLoad(RawHttp http, String prefix, int enough) {
    this.http = http;
    this.prefix = prefix;
    this.enough = new CountDownLatch(enough);
  }

  /// Starts clients, and returns in the middle of their work.
  ///
  /// @param prefix of all unique names
  /// @param enough how many promises to wait for
  public static CreateLoad start(RawHttp http, String prefix, int clients, int enough)
      throws InterruptedException {
    var load = new CreateLoad(http, prefix, enough);
    for (int i = 0; i < clients; i++) {
      var name = prefix + "-" + i + "-";
      load.clients.add(Thread.ofVirtual().name("client " + i).start(() -> load.create(name)));
    }
    if (!load.enough.await(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("only " + load.promised.size() + " creates within " + WAIT_MAX);
    }
    return load;
  }

  /// Waits until every client has noticed that the server is gone.
  public CreateLoad end() throws InterruptedException {
    for (var client : clients) {
      if (!client.join(WAIT_MAX)) {
        throw new AssertionError(prefix + ": " + client.getName() + " still runs");
      }
    }
    return this;
  }

  public List<Promise> promised() {
    return List.copyOf(promised);
  }

  /// Names of conversations that were asked for, but not answered.
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  /// Asks for a conversation. Whoever asks again for the same name repeats the request.
  public static Answer create(RawHttp http, String name) throws IOException {
    var headers =
        Map.of(
            "Content-Type",
            "application/x-www-form-urlencoded",
            "I-Twilio-Idempotency-Token",
            name);
    return http.exchange("POST", LIST, headers, RawHttp.encoded(Map.of("UniqueName", name)));
  }

  private void create(String names) {
    for (int i = 0; true; i++) {
      var name = names + i;
      try {
        var answer = create(http, name);
        if (answer.status() != 201) {
          unknown.add(name);
          return;
        }
        promised.add(new Promise(answer.sid(), name));
        enough.countDown();
      } catch (IOException _) {
        unknown.add(name);
        return;
      }
    }
  }
}
