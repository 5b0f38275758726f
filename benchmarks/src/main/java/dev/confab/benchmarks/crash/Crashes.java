package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Ledger.Made;
import dev.confab.benchmarks.hook.Receiver;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Kills a server again and again in the middle of its work, starts it on the same data each time,
/// and looks in the end at what is left.
public final class Crashes implements AutoCloseable {
  /// The server is killed when it has confirmed so many requests of a round, at the latest.
  private static final int CONFIRMED_MAX = 1_000;

  /// And so much later, at most.
  private static final int MICROS_MAX = 20_000;

  /// It is killed anyway when it has confirmed too little in so long a time.
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
    try (var follower = prepare()) {
      for (int round = 1; round <= rounds; round++) {
        crash(round, follower);
      }
      double secondsEach = (System.nanoTime() - begin) / 1e9 / rounds;
      try (var server = start(follower)) {
        return look(rounds, secondsEach, target(server), follower);
      }
    }
  }

  @Override
  public void close() throws IOException {
    receiver.close();
  }

  /// Configures the webhook.
  private Follower prepare() throws IOException, InterruptedException {
    try (var server = ServerProcess.start(plan);
        var http = new HttpConnection(target(server))) {
      var target = target(server);
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

  private ServerProcess start(Follower follower) throws IOException, InterruptedException {
    var server = ServerProcess.start(plan);
    follower.turnTo(target(server));
    return server;
  }

  private void crash(int round, Follower follower) throws IOException, InterruptedException {
    var random = new Random(seed + round);
    int wanted = random.nextInt(CONFIRMED_MAX);
    int micros = random.nextInt(MICROS_MAX);
    try (var server = start(follower)) {
      askAgain(target(server));
      progress.accept("round " + round + ", to be killed after " + wanted + " answers");
      var conversations =
          ledger.made().values().stream()
              .filter(made -> !made.isMessage())
              .map(Made::sid)
              .sorted()
              .limit(CONVERSATIONS_MAX)
              .toList();
      long confirmed = ledger.confirmed();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < clients; i++) {
        var name = "r" + round + "c" + i;
        var chance = new Random(random.nextLong());
        var client = new Client(target(server), ledger, chance, name, conversations);
        threads.add(Thread.ofPlatform().daemon().name(name).start(client));
      }
      ledger.awaitConfirmed(confirmed + wanted, ROUND_MAX);
      TimeUnit.MICROSECONDS.sleep(micros);
      server.kill();
      for (var thread : threads) {
        thread.join();
      }
    }
  }

  /// What was not answered is done now, or was done before.
  private void askAgain(Target target) throws IOException {
    try (var http = new HttpConnection(target)) {
      for (var creation : ledger.takeDoubtful()) {
        ledger.made(Client.create(http, target, creation));
      }
    }
  }

  private Result look(int rounds, double secondsEach, Target target, Follower follower)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
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
