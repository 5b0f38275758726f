package dev.confab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.fuzz.Damage.Outcome;
import dev.confab.support.DescribedAnswers;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Sends random requests over sockets, and holds each answer against the description. A failure
/// names its seed and number; the same seed with that many requests replays it.
final class Fuzzer implements Closeable {
  private static final long ANSWER_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

  /// The engine may cut a connection instead of answering when a head is larger.
  private static final int HEAD_LENGTH_MAX = 7 * 1024;

  /// Of requests that are sent in one go, so that neither side waits for the other to read.
  private static final int AT_ONCE_LENGTH_MAX = 64 * 1024;

  private static final JsonMapper JSON = new JsonMapper();

  /// An account that sends requests, and what it knows.
  private record Sender(String authorization, Known known) {}

  private record Trial(Sender sender, Operation operation, Request request) {
    boolean isAsDescribed() {
      return request.method().equals(operation.method());
    }

    @Override
    public String toString() {
      return operation.id() + "\n" + request;
    }
  }

  private final int port;
  private final long seed;
  private final Random random = new Random();
  private final DescribedAnswers described;
  private final Requests requests;
  private final List<Sender> senders;
  private final Progress progress;
  private @Nullable Wire wire;

  /// @param description as the server sends it
  /// @param authorizations headers of two accounts
  Fuzzer(int port, String description, List<String> authorizations, long seed) {
    var document = JSON.readTree(description);
    var server = document.at("/servers/0/url").asString();
    var operations = Operation.all(document);
    this.port = port;
    this.seed = seed;
    this.described = new DescribedAnswers(description);
    this.requests = new Requests("127.0.0.1:" + port, operations, random);
    this.progress = new Progress(operations);
    this.senders =
        authorizations.stream()
            .map(header -> new Sender(header, new Known(operations, server, random)))
            .toList();
  }

  Progress progress() {
    return progress;
  }

  /// What the first sender knows.
  Known known() {
    return senders.getFirst().known();
  }

  /// Goes on until so many requests were sent, since the start.
  ///
  /// @throws AssertionError with the request that was answered wrongly
  void run(int count) {
    long mixed = new SplittableRandom(seed).nextLong();
    while (progress.requests() < count) {
      // Each step has its own chance, so that a difference in one does not change all later ones.
      random.setSeed(new SplittableRandom(mixed + progress.requests()).nextLong());
      step();
    }
  }

  private void step() {
    int dice = random.nextInt(100);
    if (dice < 15) {
      var trial = trial();
      attempt(List.of(trial), () -> sendDamaged(trial));
    } else if (dice < 23) {
      var trials = new ArrayList<Trial>();
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        trials.add(trial());
      }
      trials.removeIf(trial -> trial.request().text().length() > AT_ONCE_LENGTH_MAX);
      attempt(trials, () -> send(trials));
    } else {
      var trials = List.of(trial());
      attempt(trials, () -> send(trials));
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(List<Trial> trials, Attempt attempt) {
    long start = System.nanoTime();
    try {
      attempt.run();
      assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(ANSWER_NANOS_MAX);
    } catch (AssertionError | RuntimeException | IOException e) {
      throw new AssertionError(
          "-Dseed=" + seed + " -Dfuzz.requests=" + progress.requests() + ": " + trials, e);
    }
  }

  private Trial trial() {
    progress.sent();
    int sender = random.nextInt(6) == 0 ? 1 : 0;
    var own = senders.get(sender);
    var foreign = senders.get(1 - sender);
    var operation = requests.operation(progress.wanted(), own.known());
    var request = requests.next(operation, own.known(), foreign.known(), own.authorization());
    return new Trial(own, operation, request);
  }

  /// One request, or several without waiting for answers in between.
  private void send(List<Trial> trials) throws IOException {
    var open = wire == null ? new Wire(port) : wire;
    wire = open;
    var all = new StringBuilder();
    trials.forEach(trial -> all.append(trial.request().text()));
    open.send(all.toString());
    for (var trial : trials) {
      var outcome = outcome(Outcome.ANSWERED, trial);
      var answer = answer(open, trial, outcome);
      check(trial, answer, outcome);
      if (answer == null || answer.isLast()) {
        close();
        return;
      }
    }
  }

  private void sendDamaged(Trial trial) throws IOException {
    var damage = requests.values().pick(Damage.ALL);
    var text = damage.text().apply(trial.request(), requests.values());
    try (var own = new Wire(port)) {
      own.send(text);
      if (damage.outcome() == Outcome.LEFT) {
        own.endOutput();
      }
      var outcome = outcome(damage.outcome(), trial);
      check(trial, answer(own, trial, outcome), outcome);
    } catch (AssertionError | RuntimeException | IOException e) {
      throw new AssertionError(damage.name() + ": " + Request.shown(text), e);
    }
  }

  /// What may come of a request whose head can also be too long.
  private static Outcome outcome(Outcome usual, Trial trial) {
    boolean isLong = trial.request().headLength() > HEAD_LENGTH_MAX;
    return isLong && usual == Outcome.ANSWERED ? Outcome.CUT : usual;
  }

  /// @return `null` also when the answer was cut off, if it may be
  private static @Nullable Answer answer(Wire wire, Trial trial, Outcome outcome)
      throws IOException {
    try {
      return wire.answer(trial.request().method());
    } catch (EOFException | SocketException e) {
      if (outcome == Outcome.ANSWERED) {
        throw e;
      }
      return null;
    }
  }

  private void check(Trial trial, @Nullable Answer answer, Outcome outcome) {
    if (answer == null) {
      assertThat(outcome).as("outcome without an answer").isNotEqualTo(Outcome.ANSWERED);
      progress.unanswered();
      return;
    }
    progress.answered(answer);
    assertThat(answer.status()).as("status, with %s", answer.body()).isLessThan(500);
    if (answer.status() >= 400 && !trial.request().method().equals("HEAD")) {
      checkError(answer);
    }
    if (outcome == Outcome.ANSWERED) {
      checkDescribed(trial, answer);
    }
  }

  private static void checkError(Answer answer) {
    var error = JSON.readTree(answer.body());
    assertThat(error.path("status").asInt()).isEqualTo(answer.status());
    assertThat(error.path("more_info").asString()).endsWith("/" + error.path("code").asInt());
    assertThat(error.path("message").asString()).isNotEmpty();
  }

  private void checkDescribed(Trial trial, Answer answer) {
    var request = trial.request();
    if (!request.method().equals("HEAD")) {
      described.check(
          request.method(), request.path(), answer.status(), answer.contentType(), answer.body());
    }
    if (trial.isAsDescribed()) {
      if (request.isForeign()) {
        assertThat(answer.isSuccess()).as("success on another account's thing").isFalse();
      }
      progress.answered(trial.operation(), answer);
      learn(trial.sender().known(), request, answer);
    }
  }

  private static void learn(Known known, Request request, Answer answer) {
    boolean isDeleted = request.method().equals("DELETE") && answer.isSuccess();
    if (isDeleted || answer.status() == 404) {
      known.forget(request.path());
    } else if (answer.isSuccess() && answer.isJson()) {
      var body = JSON.readTree(answer.body());
      if (!body.has("openapi")) {
        known.learn(body);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (wire != null) {
      wire.close();
      wire = null;
    }
  }
}
