package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Exchange;
import dev.confab.benchmarks.load.ExchangeTemplate;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.load.LoadResult;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.load.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Conversations with chat participants, and the messages that these write.
record Messages(Bench bench, Target target) {
  /// Participants of each conversation.
  private static final int PARTICIPANTS = 4;

  /// No user is in more conversations than that, which is below the server's limit.
  private static final int CONVERSATIONS_PER_USER = 500;

  private static final int SEED_CONNECTIONS = 64;
  private static final Duration SEED_TIME_MAX = Duration.ofHours(2);

  /// Spreads neighbouring numbers over all conversations; a prime, so that none is left out.
  private static final long STRIDE = 7_919;

  /// Makes conversations with their participants.
  ///
  /// @return their sids
  List<String> conversations(long count) throws IOException, InterruptedException {
    var conversations = new Conversations(target);
    conversations.seed(bench, count);
    var sids = conversations.sids((int) count);
    bench.say("adding " + PARTICIPANTS + " participants to each");
    run(
        count * PARTICIPANTS,
        number -> {
          int conversation = (int) (number / PARTICIPANTS);
          var identity = identity(conversation, (int) (number % PARTICIPANTS));
          var path = Conversations.PATH + "/" + sids.get(conversation) + "/Participants";
          return Exchange.of(target.post(path, Map.of("Identity", identity)), 201, identity, 0);
        });
    return sids;
  }

  /// An endless row of new messages, spread over conversations.
  Workload creation(List<String> sids) {
    return Workload.counted(Long.MAX_VALUE, numbered(sids));
  }

  /// New messages by their numbers, with which their bodies begin.
  LongFunction<Exchange> numbered(List<String> sids) {
    return exchanges(sids)::with;
  }

  /// Exactly so many new messages, as fast as the server can.
  LoadResult create(List<String> sids, long count) throws IOException, InterruptedException {
    var exchanges = exchanges(sids);
    return run(count, exchanges::with);
  }

  /// How many bytes of body and attributes a message has.
  int rawBytes() {
    return bench.settings().sizes().bodyBytes() + "{}".length();
  }

  private Spread exchanges(List<String> sids) {
    int bodyBytes = bench.settings().sizes().bodyBytes();
    var body = ExchangeTemplate.NUMBER + " ";
    var text = body + "x".repeat(bodyBytes - body.length());
    List<ExchangeTemplate> templates = new ArrayList<>();
    for (int i = 0; i < sids.size(); i++) {
      var request =
          target.post(
              Conversations.PATH + "/" + sids.get(i) + "/Messages",
              Map.of("Author", identity(i, 0), "Body", text));
      templates.add(new ExchangeTemplate(request, 201, "\"body\":\"" + ExchangeTemplate.NUMBER));
    }
    return new Spread(templates);
  }

  private record Spread(List<ExchangeTemplate> templates) {
    Exchange with(long number) {
      int at = (int) Math.floorMod(number * STRIDE, (long) templates.size());
      return templates.get(at).with(number);
    }
  }

  private LoadResult run(long count, LongFunction<Exchange> exchange)
      throws IOException, InterruptedException {
    int connections = (int) Math.min(SEED_CONNECTIONS, count);
    var plan =
        new LoadPlan(
            target,
            connections,
            Math.min(bench.settings().threads(), connections),
            Duration.ZERO,
            SEED_TIME_MAX);
    var result = LoadDriver.run(plan, Workload.counted(count, exchange));
    if (result.requests() != count) {
      throw new IOException(
          "only " + result.requests() + " of " + count + " were created: " + result.errors());
    }
    return result;
  }

  /// A page of the messages of a conversation.
  ///
  /// @param number counted from 1
  Exchange page(String sid, int pageSize, int number, int series) throws IOException {
    var conversations = new Conversations(target);
    var path = Conversations.PATH + "/" + sid + "/Messages?PageSize=" + pageSize;
    try (var connection = new HttpConnection(target)) {
      var page = conversations.walk(connection, path, number);
      return Exchange.of(target.get(page.path()), 200, firstMessage(page), series);
    }
  }

  private static String firstMessage(Conversations.Page page) throws IOException {
    return new JsonText(page.body())
        .strings("sid").stream()
            .filter(sid -> sid.startsWith("IM"))
            .findFirst()
            .orElseThrow(() -> new IOException("no message on " + page.path()));
  }

  private static String identity(int conversation, int participant) {
    return "user-" + conversation / CONVERSATIONS_PER_USER + "-" + participant;
  }
}
