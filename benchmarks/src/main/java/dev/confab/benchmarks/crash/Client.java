package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Ledger.Change;
import dev.confab.benchmarks.crash.Ledger.Creation;
import dev.confab.benchmarks.crash.Ledger.Made;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.HttpConnection.Answer;
import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Works with conversations until the server is gone or it is told to stop. What it chooses to do
/// follows from its random numbers; it only changes messages of its own, so nobody else is in its
/// way.
final class Client {
  static final String CONVERSATIONS = "/v1/Conversations";

  private final Target target;
  private final Ledger ledger;
  private final RandomGenerator random;
  private final String name;
  private final List<String> conversations;
  private final List<Made> messages = new ArrayList<>();
  private final Thread thread;
  private volatile boolean isEnding;
  private int number;

  private Client(
      Target target,
      Ledger ledger,
      RandomGenerator random,
      String name,
      List<String> conversations) {
    this.target = target;
    this.ledger = ledger;
    this.random = random;
    this.name = name;
    this.conversations = new ArrayList<>(conversations);
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /// @param name that no other client has, in no round
  /// @param conversations to write to
  static Client start(
      Target target,
      Ledger ledger,
      RandomGenerator random,
      String name,
      List<String> conversations) {
    var client = new Client(target, ledger, random, name, conversations);
    client.thread.start();
    return client;
  }

  /// What is being done comes to its end. From any thread.
  void stop() {
    isEnding = true;
  }

  /// Waits for the end. From any thread.
  void join() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try (var http = new HttpConnection(target)) {
      while (!isEnding) {
        step(http);
      }
    } catch (IOException _) {
      // The server is gone, which was to happen.
      return;
    }
  }

  /// Creates something, or asks again for it.
  static Made create(HttpConnection http, Target target, Creation creation) throws IOException {
    boolean isMessage = creation.list().endsWith("/Messages");
    var form = Map.of(isMessage ? "Body" : "FriendlyName", creation.name());
    var answer = http.exchange(target.post(creation.list(), form, creation.name()));
    if (answer.status() != 201) {
      throw new Refusal(answer);
    }
    var json = JsonTree.of(answer.body());
    long index = isMessage ? json.at("index").number() : 0;
    return new Made(creation, json.at("sid").text(), index);
  }

  /// An answer that is not what the request should get.
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    Refusal(Answer answer) {
      super("status " + answer.status() + ": " + answer.body());
    }
  }

  private void step(HttpConnection http) throws IOException {
    int dice = random.nextInt(100);
    var text = name + "-" + number++;
    if (conversations.isEmpty() || dice < 3) {
      conversations.add(create(http, new Creation(CONVERSATIONS, text)).sid());
    } else if (dice < 8) {
      var sid = conversations.get(random.nextInt(conversations.size()));
      var request = target.post(CONVERSATIONS + "/" + sid, Map.of("FriendlyName", text));
      change(http, new Change(Ledger.CONVERSATION_UPDATED, sid), request);
    } else if (dice < 18 && !messages.isEmpty()) {
      var message = messages.get(random.nextInt(messages.size()));
      var request = target.post(path(message), Map.of("Body", text));
      change(http, new Change(Ledger.MESSAGE_UPDATED, message.sid()), request);
    } else if (dice < 25 && !messages.isEmpty()) {
      var message = messages.remove(random.nextInt(messages.size()));
      var request = target.delete(path(message));
      change(http, new Change(Ledger.MESSAGE_REMOVED, message.sid()), request);
    } else {
      var sid = conversations.get(random.nextInt(conversations.size()));
      messages.add(create(http, new Creation(CONVERSATIONS + "/" + sid + "/Messages", text)));
    }
  }

  private static String path(Made message) {
    return message.creation().list() + "/" + message.sid();
  }

  private Made create(HttpConnection http, Creation creation) throws IOException {
    try {
      var made = create(http, target, creation);
      ledger.made(made);
      return made;
    } catch (IOException e) {
      ledger.doubt(creation);
      if (e instanceof Refusal) {
        ledger.error("refused: " + e.getMessage());
      }
      throw e;
    }
  }

  private void change(HttpConnection http, Change change, byte[] request) throws IOException {
    boolean isConfirmed = false;
    try {
      var answer = http.exchange(request);
      isConfirmed = answer.status() == 200 || answer.status() == 204;
      if (!isConfirmed) {
        ledger.error("refused: " + new Refusal(answer).getMessage());
      }
    } finally {
      ledger.changed(change, isConfirmed);
    }
  }
}
