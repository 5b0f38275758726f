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

/// Clients that create things as fast as they get answers, until the server is gone. They remember
/// what it has promised, and what they do not know.
public final class CreateLoad {
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);

  /// What is created: elements of a list, each with a name of its own.
  ///
  /// @param parameter of the create, that has the name
  /// @param member of the answer, that has the name
  public record Kind(String list, String parameter, String member) {
    /// What the server has under a sid.
    public Promise found(RawHttp http, String sid) {
      return promise(http.get(list + "/" + sid));
    }

    /// Asks for one. Whoever asks again for the same name repeats the request.
    public Answer create(RawHttp http, String name) throws IOException {
      var headers =
          Map.of(
              "Content-Type",
              "application/x-www-form-urlencoded",
              "I-Twilio-Idempotency-Token",
              name);
      return http.exchange("POST", list, headers, RawHttp.encoded(Map.of(parameter, name)));
    }

    /// What an answer says.
    public Promise promise(Answer answer) {
      var json = answer.json();
      return new Promise(
          this, answer.sid(), json.path(member).asText(), json.path("index").asInt());
    }
  }

  /// What was asked for, but not answered.
  public record Question(Kind kind, String name) {}

  /// What the server has confirmed.
  ///
  /// @param index of a message, else 0
  public record Promise(Kind kind, String sid, String name, int index) {}

  private final RawHttp http;
  private final String prefix;
  private final Queue<Promise> promised = new ConcurrentLinkedQueue<>();
  private final Queue<Question> unknown = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private final CountDownLatch enough;

  private CreateLoad(RawHttp http, String prefix, int enough) {
    this.http = http;
    this.prefix = prefix;
    this.enough = new CountDownLatch(enough);
  }

  /// Starts clients, and returns in the middle of their work.
  ///
  /// @param kinds what the clients create, each of them one kind
  /// @param prefix of all names
  /// @param enough how many promises to wait for
  public static CreateLoad start(
      RawHttp http, List<Kind> kinds, String prefix, int clients, int enough)
      throws InterruptedException {
    var load = new CreateLoad(http, prefix, enough);
    for (int i = 0; i < clients; i++) {
      var name = prefix + "-" + i + "-";
      var kind = kinds.get(i % kinds.size());
      load.clients.add(
          Thread.ofVirtual()
              .name("client " + i)
              .uncaughtExceptionHandler((_, failure) -> load.failures.add(failure))
              .start(() -> load.create(kind, name)));
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
    for (var failure : failures) {
      throw new AssertionError(prefix + ": a client failed", failure);
    }
    return this;
  }

  public List<Promise> promised() {
    return List.copyOf(promised);
  }

  public List<Question> unknown() {
    return List.copyOf(unknown);
  }

  private void create(Kind kind, String names) {
    for (int i = 0; true; i++) {
      var name = names + i;
      try {
        var answer = kind.create(http, name);
        if (answer.status() != 201) {
          unknown.add(new Question(kind, name));
          return;
        }
        promised.add(kind.promise(answer));
        enough.countDown();
      } catch (IOException _) {
        unknown.add(new Question(kind, name));
        return;
      }
    }
  }
}
