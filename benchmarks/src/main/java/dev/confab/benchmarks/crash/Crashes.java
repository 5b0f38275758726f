package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Ledger.Made;
import dev.confab.benchmarks.crash.Rounds.Round;
import dev.confab.benchmarks.hook.Receiver;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Kills a server again and again in the middle of its work, starts it on the same data each time,
/// and looks in the end at what is left.
public final class Crashes implements AutoCloseable {
  /// The server is killed anyway when it has confirmed too little in so long a time.
  private static final Duration ROUND_MAX = Duration.ofSeconds(5);

  private static final Duration DRAIN_MAX = Duration.ofMinutes(4);
  private static final long LOOK_MILLIS = 50;

  /// Conversations that the clients of a round begin with.
  private static final int CONVERSATIONS_MAX = 100;

  private final LaunchPlan plan;
  private final int clients;
  private final long seed;
  private final Consumer<String> progress;
  private final Ledger ledger = new Ledger();
  private final Heard heard = new Heard();
  private final Receiver receiver;

  /// What is done with a server while it runs.
  private interface Work<T> {
    T run(ServerProcess server) throws IOException, InterruptedException;
  }

  private Crashes(LaunchPlan plan, int clients, long seed, Consumer<String> progress)
      throws IOException {
    this.plan = plan;
    this.clients = clients;
    this.seed = seed;
    this.progress = progress;
    this.receiver = Receiver.open(1, heard::hear);
  }

  /// @param plan of a server with an empty database
  /// @param clients that work at the same time
  /// @param seed from which all that is chosen by chance follows
  /// @param progress takes a sentence now and then
  public static Crashes of(LaunchPlan plan, int clients, long seed, Consumer<String> progress)
      throws IOException {
    return new Crashes(plan, clients, seed, progress);
  }

  /// @throws IOException when the server does not start, or cannot be asked what is left
  public Result run(int rounds) throws IOException, InterruptedException {
    progress.accept("chance begins with " + seed);
    long begin = System.nanoTime();
    try (var follower = withServer(this::prepare)) {
      var chance = new Rounds(seed);
      for (int number = 1; number <= rounds; number++) {
        var name = "r" + number;
        var round = chance.next();
        long confirmed = withServer(server -> crash(name, round, server, follower));
        progress.accept(name + ": killed after " + confirmed + " answers");
      }
      double secondsEach = (System.nanoTime() - begin) / 1e9 / rounds;
      return withServer(server -> look(rounds, secondsEach, server, follower));
    }
  }

  /// If it refuses what it must do, what it has printed may tell why.
  private <T> T withServer(Work<T> work) throws IOException, InterruptedException {
    try (var server = ServerProcess.start(plan)) {
      try {
        return work.run(server);
      } catch (IOException e) {
        showLog(server);
        throw e;
      }
    }
  }

  private void showLog(ServerProcess server) {
    progress.accept("the server has printed last:\n" + server.log());
  }

  @Override
  public void close() throws IOException {
    receiver.close();
  }

  /// Configures the webhook.
  private Follower prepare(ServerProcess server) throws IOException {
    var target = target(server);
    try (var http = new HttpConnection(target)) {
      var form = new ArrayList<Map.Entry<String, String>>();
      form.add(Map.entry("PostWebhookUrl", receiver.url(0)));
      Ledger.TYPES.forEach(type -> form.add(Map.entry("Filters", type)));
      var answer = http.exchange(target.post("/v1/Configuration/Webhooks", form));
      var configuration = http.exchange(target.get("/v1/Configuration"));
      if (answer.status() != 200 || configuration.status() != 200) {
        throw new IOException("no webhook: " + answer.body());
      }
      var service = JsonTree.of(configuration.body()).at("default_chat_service_sid").text();
      return Follower.start(target, service);
    }
  }

  /// @return how many requests were confirmed
  private long crash(String name, Round round, ServerProcess server, Follower follower)
      throws IOException, InterruptedException {
    var target = target(server);
    follower.turnTo(target);
    askAgain(target);
    var conversations =
        ledger.made().values().stream()
            .filter(made -> !made.isMessage())
            .map(Made::sid)
            .sorted()
            .limit(CONVERSATIONS_MAX)
            .toList();
    long confirmed = ledger.confirmed();
    var errors = ledger.errors();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < clients; i++) {
      var own = name + "c" + i;
      var client = new Client(target, ledger, round.client(), own, conversations);
      threads.add(Thread.ofPlatform().daemon().name(own).start(client));
    }
    ledger.awaitConfirmed(confirmed + round.confirmed(), ROUND_MAX);
    TimeUnit.MICROSECONDS.sleep(round.micros());
    server.kill();
    for (var thread : threads) {
      thread.join();
    }
    if (!ledger.errors().equals(errors)) {
      showLog(server);
    }
    return ledger.confirmed() - confirmed;
  }

  /// What was not answered is done now, or was done before.
  private void askAgain(Target target) throws IOException {
    try (var http = new HttpConnection(target)) {
      for (var creation : ledger.takeDoubtful()) {
        ledger.made(Client.create(http, target, creation));
      }
    }
  }

  private Result look(int rounds, double secondsEach, ServerProcess server, Follower follower)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    var target = target(server);
    follower.turnTo(target);
    askAgain(target);
    var stored = new Stored(target);
    progress.accept("waiting until all is told");
    while (!stored.open(follower.service()).isEmpty()
        && System.nanoTime() - start < DRAIN_MAX.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    var events = follower.end(DRAIN_MAX.toNanos());
    double drainSeconds = (System.nanoTime() - start) / 1e9;
    progress.accept("comparing " + events.size() + " events");
    var findings = new Findings(progress);
    ledger.errors().forEach(findings::add);
    var told = heard.told();
    var audit = new Audit(ledger, events, told, findings);
    audit.feed();
    audit.promises();
    audit.messages(stored.messages());
    var deliveries = stored.deliveries(follower.service());
    audit.deliveries(deliveries);
    var made = ledger.made().values();
    long messages = made.stream().filter(Made::isMessage).count();
    return new Result(
        rounds,
        ledger.confirmed(),
        ledger.inDoubt(),
        made.size() - messages,
        messages,
        events.size(),
        deliveries.size(),
        told.size(),
        audit.repeats(),
        heard.refused(),
        secondsEach,
        drainSeconds,
        findings.counts());
  }

  private Target target(ServerProcess server) {
    return Target.of(server.url(), plan.accountSid(), plan.authToken()).callingWebhooks();
  }
}
