package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.hook.Call;
import dev.confab.benchmarks.hook.Receiver;
import dev.confab.benchmarks.load.ExchangeTemplate;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Many services with a receiver each, of which one is dead: how fast the others are told.
record DeadHookScenario() implements Scenario {
  private static final int SERVICES = 100;
  private static final int CONVERSATIONS_EACH = 10;

  /// The door of the receiver that dies.
  private static final int DEAD = SERVICES - 1;

  /// The others may lose 10 % of their rate.
  private static final double SLOWDOWN_LIMIT = 1 / 0.9;

  private static final Duration DRAIN_MAX = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 5;

  /// What is wrong with the one.
  private enum Fate {
    ALIVE,
    HANGING,
    REFUSING;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String name() {
    return "hook-dead";
  }

  @Override
  public String description() {
    return "deliveries of " + SERVICES + " services, the receiver of one of which is dead";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public int runsDefault() {
    return 3;
  }

  /// Each run needs a server that nobody owes anything.
  @Override
  public boolean launches() {
    return true;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var rounds = new Rounds();
    var slowdowns = new EnumMap<Fate, List<Double>>(Fate.class);
    for (int round = 1; round <= bench.settings().sizes().runs(); round++) {
      double alive = rate(bench, Fate.ALIVE, round, rounds);
      for (var fate : List.of(Fate.HANGING, Fate.REFUSING)) {
        double others = rate(bench, fate, round, rounds);
        slowdowns.computeIfAbsent(fate, _ -> new ArrayList<>()).add(alive / others);
      }
    }
    var figures = new ArrayList<Figure>();
    slowdowns.forEach((fate, values) ->
        figures.add(
            new Figure(
                "rate of the others, all alive/one " + fate.text(),
                Rounds.median(values),
                "",
                SLOWDOWN_LIMIT)));
    return rounds.outcome(figures);
  }

  /// How many deliveries the others got in a second, from the end of the warm-up to their last.
  private static double rate(Bench bench, Fate fate, int round, Rounds rounds)
      throws IOException, InterruptedException {
    var settings = bench.settings();
    var told = new Told();
    try (var server = TestedServer.launch(bench);
        var receiver = Receiver.open(SERVICES, told::hear)) {
      var target = server.target().callingWebhooks();
      bench.say("round " + round + ", one of the receivers is " + fate.text());
      var templates = messages(target, receiver);
      switch (fate) {
        case ALIVE -> {}
        case HANGING -> receiver.hold(DEAD);
        case REFUSING -> receiver.refuse(DEAD);
      }
      var asked = new AtomicLong();
      var askedOfOthers = new AtomicLong();
      var counted = counted(templates, asked, askedOfOthers);
      told.begin = System.nanoTime() + settings.warmUp().toNanos();
      rounds.add(fate.text() + ", " + round, LoadDriver.run(settings.plan(target), counted));
      long wanted = askedOfOthers.get();
      long end = System.nanoTime() + DRAIN_MAX.toNanos();
      while (told.others.get() < wanted && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      rounds.error("not delivered", wanted - told.others.get());
      return told.timed.get() / ((told.last - told.begin) / 1e9);
    }
  }

  /// Counts what the receivers of the others are told.
  private static final class Told {
    private final AtomicLong others = new AtomicLong();
    private final AtomicLong timed = new AtomicLong();
    private volatile long begin;
    private volatile long last;

    int hear(Call call) {
      if (call.door() != DEAD) {
        last = call.nanos();
        timed.addAndGet(call.nanos() - begin >= 0 ? 1 : 0);
        others.incrementAndGet();
      }
      return 200;
    }
  }

  private static Workload counted(
      List<ExchangeTemplate> templates, AtomicLong asked, AtomicLong askedOfOthers) {
    return () -> {
      long number = asked.getAndIncrement();
      int at = (int) (number % templates.size());
      askedOfOthers.addAndGet(at % SERVICES == DEAD ? 0 : 1);
      return templates.get(at).with(number);
    };
  }

  /// Requests for messages of all services in turn.
  private static List<ExchangeTemplate> messages(Target target, Receiver receiver)
      throws IOException {
    var hooks = new Hooks(target);
    var services = new ArrayList<String>();
    for (int i = 0; i < SERVICES; i++) {
      services.add(hooks.create("/v1/Services", Map.of("FriendlyName", "S" + i)));
      hooks.ofService(services.get(i), receiver.url(i));
    }
    var body = ExchangeTemplate.NUMBER + " of those that are told";
    var templates = new ArrayList<ExchangeTemplate>();
    for (int i = 0; i < SERVICES * CONVERSATIONS_EACH; i++) {
      var path = "/v1/Services/" + services.get(i % SERVICES) + "/Conversations";
      var messages = path + "/" + hooks.create(path, Map.of()) + "/Messages";
      templates.add(
          new ExchangeTemplate(
              target.post(messages, Map.of("Body", body)),
              201,
              "\"body\":\"" + ExchangeTemplate.NUMBER));
    }
    return templates;
  }
}
