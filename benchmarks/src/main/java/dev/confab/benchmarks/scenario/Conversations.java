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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;

/// Creates conversations and reads lists of them, for scenarios that need some.
record Conversations(Target target) {
  static final String PATH = "/v1/Conversations";

  /// Stands for the name that a conversation gets.
  private static final String NAME = "__name__";

  private static final int SEED_CONNECTIONS = 64;
  private static final long SEED_REPORT_EVERY = 100_000;

  /// A page of a list.
  ///
  /// @param path with which it was asked for
  record Page(String path, String body) {
    Optional<String> next() {
      return new JsonText(body)
          .string("next_page_url")
          .map(URI::create)
          .map(url -> url.getRawPath() + "?" + url.getRawQuery());
    }

    List<String> sids() {
      return new JsonText(body)
          .strings("sid").stream().filter(sid -> sid.startsWith("CH")).toList();
    }

    String firstSid() throws IOException {
      return sids().stream()
          .findFirst()
          .orElseThrow(() -> new IOException("no conversation on " + path));
    }

    /// To fetch this very page again: whatever else comes lacks its first sid.
    Exchange again(Target target, int series) throws IOException {
      return Exchange.of(target.get(path), 200, firstSid(), series);
    }
  }

  /// The request that creates a conversation whose names hold a number.
  ExchangeTemplate creation(boolean named, int attributeBytes) {
    return creation(attributeBytes, named ? Map.of("UniqueName", NAME) : Map.of());
  }

  /// As [#creation], with further fields.
  ExchangeTemplate creation(int attributeBytes, Map<String, String> fields) {
    // Two runs against the same server must not collide on unique names.
    String run = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    String name = "bench-" + run + "-" + ExchangeTemplate.NUMBER;
    Map<String, String> form = new LinkedHashMap<>();
    form.put("FriendlyName", name);
    fields.forEach((field, value) -> form.put(field, value.replace(NAME, name)));
    form.put("Attributes", attributes(attributeBytes));
    return new ExchangeTemplate(target.post(PATH, form), 201, name);
  }

  /// A JSON object of exactly so many bytes.
  static String attributes(int bytes) {
    String frame = "{\"pad\":\"\"}";
    return "{\"pad\":\"" + "x".repeat(bytes - frame.length()) + "\"}";
  }

  /// Creates exactly so many conversations, as fast as the server can.
  LoadResult seed(Bench bench, long count) throws IOException, InterruptedException {
    return seed(bench, count, creation(false, bench.settings().sizes().attributeBytes())::with);
  }

  /// Creates exactly so many conversations by the given requests.
  LoadResult seed(Bench bench, long count, LongFunction<Exchange> creation)
      throws IOException, InterruptedException {
    bench.say("creating " + count + " conversations");
    var workload =
        Workload.counted(
            count,
            number -> {
              if (number > 0 && number % SEED_REPORT_EVERY == 0) {
                bench.say(number + " conversations");
              }
              return creation.apply(number);
            });
    int connections = (int) Math.min(SEED_CONNECTIONS, count);
    var plan =
        new LoadPlan(
            target,
            connections,
            Math.min(bench.settings().threads(), connections),
            Duration.ZERO,
            Duration.ofHours(2));
    var result = LoadDriver.run(plan, workload);
    if (result.requests() != count) {
      throw new IOException(
          "only " + result.requests() + " of " + count + " were created: " + result.errors());
    }
    return result;
  }

  Page page(HttpConnection connection, String path) throws IOException {
    var answer = connection.exchange(target.get(path));
    if (answer.status() != 200) {
      throw new IOException("status " + answer.status() + " for " + path + ": " + answer.body());
    }
    return new Page(path, answer.body());
  }

  /// Follows the links of a list to its page of that number, counted from 1.
  Page walk(HttpConnection connection, String first, int number) throws IOException {
    var page = page(connection, first);
    for (int i = 2; i <= number; i++) {
      String next = page.next().orElse(null);
      if (next == null) {
        throw new IOException(first + " ends at page " + (i - 1) + ", before page " + number);
      }
      page = page(connection, next);
    }
    return page;
  }

  /// The sids of the first conversations, at most `countMax`.
  List<String> sids(int countMax) throws IOException {
    List<String> sids = new ArrayList<>();
    try (var connection = new HttpConnection(target)) {
      Optional<String> next = Optional.of(PATH + "?PageSize=100");
      while (next.isPresent() && sids.size() < countMax) {
        var page = page(connection, next.get());
        sids.addAll(page.sids());
        next = page.next();
      }
    }
    return sids.subList(0, Math.min(countMax, sids.size()));
  }
}
