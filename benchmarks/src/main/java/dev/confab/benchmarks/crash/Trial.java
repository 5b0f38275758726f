package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Ledger.Creation;
import dev.confab.benchmarks.crash.Ledger.Made;
import dev.confab.benchmarks.crash.Rounds.Round;
import dev.confab.benchmarks.crash.Stored.Delivery;
import dev.confab.benchmarks.hook.Receiver;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What all have to do with servers that are killed: clients that work with them, a receiver that
/// they call, readers of their feed, and whoever compares in the end what each has seen.
final class Trial implements AutoCloseable {
  private static final Duration DRAIN_MAX = Duration.ofMinutes(4);

  /// While nothing is open, another delivery is waited for so long: more than twice what a server
  /// takes to see that the one that called webhooks is gone.
  private static final Duration PLANNER_MAX = Duration.ofSeconds(40);

  private static final long LOOK_MILLIS = 50;

  /// Conversations that clients begin with.
  private static final int CONVERSATIONS_MAX = 100;

  private final LaunchPlan plan;
  private final int clients;
  private final Consumer<String> progress;
  private final Ledger ledger = new Ledger();
  private final Heard heard = new Heard();
  private final Receiver receiver;

  /// @param clients that work with a server at the same time
  /// @param progress takes a sentence now and then
  Trial(LaunchPlan plan, int clients, Consumer<String> progress) throws IOException {
    this.plan = plan;
    this.clients = clients;
    this.progress = progress;
    this.receiver = Receiver.open(1, heard::hear);
  }

  Ledger ledger() {
    return ledger;
  }

  /// What is done with a server while it runs.
  interface Work<T> {
    T run(ServerProcess server) throws IOException, InterruptedException;
  }

  /// Starts a server for some work. If it refuses what it must do, what it has printed may tell
  /// why.
  <T> T withServer(Work<T> work) throws IOException, InterruptedException {
    try (var server = ServerProcess.start(plan)) {
      try {
        return work.run(server);
      } catch (IOException e) {
        showLog(server);
        throw e;
      }
    }
  }

  void showLog(ServerProcess server) {
    progress.accept("the server has printed last:\n" + server.log());
  }

  Target target(ServerProcess server) {
    return Target.of(server.url(), plan.accountSid(), plan.authToken()).callingWebhooks();
  }

  /// Configures the webhook.
  ///
  /// @return the service
  String configure(ServerProcess server) throws IOException {
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
      return JsonTree.of(configuration.body()).at("default_chat_service_sid").text();
    }
  }

  /// Makes conversations in which all clients write.
  void converse(ServerProcess server, int count) throws IOException {
    var target = target(server);
    try (var http = new HttpConnection(target)) {
      for (int i = 0; i < count; i++) {
        var creation = new Creation(Client.CONVERSATIONS, "first-" + i);
        ledger.made(Client.create(http, target, creation));
      }
    }
  }

  /// Has clients work with a server, at first in conversations that are there.
  ///
  /// @param name that no other clients have
  List<Client> start(ServerProcess server, String name, Round round) {
    var conversations =
        ledger.made().values().stream()
            .filter(made -> !made.isMessage())
            .map(Made::sid)
            .sorted()
            .limit(CONVERSATIONS_MAX)
            .toList();
    var started = new ArrayList<Client>();
    for (int i = 0; i < clients; i++) {
      var own = name + "c" + i;
      started.add(Client.start(target(server), ledger, round.client(), own, conversations));
    }
    return started;
  }

  /// What was not answered is done now, or was done before.
  void askAgain(ServerProcess server) throws IOException {
    var target = target(server);
    try (var http = new HttpConnection(target)) {
      for (var creation : ledger.takeDoubtful()) {
        ledger.made(Client.create(http, target, creation));
      }
    }
  }

  /// Waits until all is told, and compares.
  ///
  /// @param followers all of whom turned to this server when theirs was killed
  /// @param rounds in which servers were killed
  Result judge(ServerProcess server, List<Follower> followers, int rounds, double secondsEach)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    askAgain(server);
    var stored = new Stored(target(server));
    var service = followers.getFirst().service();
    progress.accept("waiting until all is told");
    var feeds = new ArrayList<List<Follower.Seen>>();
    for (var follower : followers) {
      feeds.add(follower.end(DRAIN_MAX.toNanos()));
    }
    var events = feeds.getFirst();
    var findings = new Findings(progress);
    var told = told(stored, service, events, start);
    double drainSeconds = (System.nanoTime() - start) / 1e9;
    progress.accept("comparing " + events.size() + " events");
    ledger.errors().forEach(findings::add);
    feeds.forEach(
        feed -> findings.check(feed.equals(events), "feeds that tell something else", feed.size()));
    var calls = heard.told();
    var audit = new Audit(ledger, events, calls, findings);
    audit.feed();
    audit.promises();
    audit.messages(stored.messages());
    audit.deliveries(told);
    var made = ledger.made().values();
    long messages = made.stream().filter(Made::isMessage).count();
    return new Result(
        rounds,
        ledger.confirmed(),
        ledger.inDoubt(),
        made.size() - messages,
        messages,
        events.size(),
        told.size(),
        calls.size(),
        audit.repeats(),
        heard.refused(),
        secondsEach,
        drainSeconds,
        findings.counts());
  }

  /// All deliveries, once there is one of each event and none is open. The planner of a killed
  /// server has to be replaced before the last are made.
  private static List<Delivery> told(
      Stored stored, String service, List<Follower.Seen> events, long start)
      throws IOException, InterruptedException {
    long wanted = events.stream().filter(Audit::isToBeTold).count();
    int count = 0;
    long changed = start;
    while (true) {
      long now = System.nanoTime();
      boolean isLate = now - start > DRAIN_MAX.toNanos();
      if (isLate || stored.open(service).isEmpty()) {
        var deliveries = stored.deliveries(service);
        changed = deliveries.size() == count ? changed : now;
        count = deliveries.size();
        boolean isAll = count >= wanted && deliveries.stream().noneMatch(Delivery::isOpen);
        if (isAll || isLate || now - changed > PLANNER_MAX.toNanos()) {
          return deliveries;
        }
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    receiver.close();
  }
}
