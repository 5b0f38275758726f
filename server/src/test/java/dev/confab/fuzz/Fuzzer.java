package dev.confab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.DescribedAnswers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.json.JsonMapper;

/// Sends random requests, and holds each answer against the description. A failure names its seed
/// and number; the same seed with that many requests replays it.
final class Fuzzer {
  private static final long ANSWER_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);
  private static final long GROWTH_BYTES_MAX = 64 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  /// An account that sends requests, and what it knows.
  private record Sender(String authorization, Known known) {}

  /// What came of a run.
  record Outcome(
      Map<Integer, Integer> statuses, List<String> neverSucceeded, int operations, long seed) {
    @Override
    public String toString() {
      return "Fuzz: seed "
          + seed
          + ", answers by status "
          + statuses
          + ", "
          + (operations - neverSucceeded.size())
          + " of "
          + operations
          + " operations succeeded; not "
          + neverSucceeded;
    }
  }

  private final Target target;
  private final List<Operation> operations;
  private final DescribedAnswers described;
  private final long seed;
  private final RandomGenerator random;
  private final Requests requests;
  private final List<Sender> senders;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final TreeSet<String> succeeded = new TreeSet<>();

  /// @param description as the server sends it
  /// @param authorizations headers of two accounts
  Fuzzer(Target target, String description, List<String> authorizations, long seed) {
    var document = JSON.readTree(description);
    var server = document.at("/servers/0/url").asString();
    this.target = target;
    this.operations = Operation.all(document);
    this.described = new DescribedAnswers(description);
    this.seed = seed;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.requests = new Requests(operations, random);
    this.senders =
        authorizations.stream()
            .map(header -> new Sender(header, new Known(operations, server, random)))
            .toList();
  }

  /// @throws AssertionError with the request that was answered wrongly
  Outcome run(int count) {
    long usedEarly = 0;
    for (int number = 1; number <= count; number++) {
      step(number);
      if (number == count / 4) {
        usedEarly = usedMemory();
      }
    }
    assertThat(usedMemory() - usedEarly).as("growth of memory").isLessThan(GROWTH_BYTES_MAX);
    var never =
        operations.stream().map(Operation::id).filter(id -> !succeeded.contains(id)).toList();
    return new Outcome(statuses, never, operations.size(), seed);
  }

  private void step(int number) {
    int sender = random.nextInt(6) == 0 ? 1 : 0;
    var own = senders.get(sender);
    var foreign = senders.get(1 - sender);
    var operation = requests.operation();
    var request = requests.next(operation, own.known(), foreign.known(), own.authorization());
    try {
      long start = System.nanoTime();
      var answer = target.send(request);
      assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(ANSWER_NANOS_MAX);
      check(request, answer);
      statuses.merge(answer.status(), 1, Integer::sum);
      if (answer.isSuccess()) {
        succeeded.add(operation.id());
        learn(own.known(), answer);
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "-Dseed=" + seed + " -Dfuzz.requests=" + number + ": " + operation.id() + ", " + request,
          e);
    }
  }

  private void check(Request request, Target.Answer answer) {
    assertThat(answer.status()).as("status, with %s", answer.body()).isLessThan(500);
    described.check(
        request.method(), request.path(), answer.status(), answer.contentType(), answer.body());
    if (request.isForeign()) {
      assertThat(answer.isSuccess()).as("success on another account's thing").isFalse();
    }
    if (answer.status() >= 400) {
      var error = JSON.readTree(answer.body());
      assertThat(error.path("status").asInt()).isEqualTo(answer.status());
      assertThat(error.path("more_info").asString()).endsWith("/" + error.path("code").asInt());
    }
  }

  private static void learn(Known known, Target.Answer answer) {
    if ("application/json".equals(answer.contentType())) {
      var body = JSON.readTree(answer.body());
      if (!body.has("openapi")) {
        known.learn(body);
      }
    }
  }

  private static long usedMemory() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
