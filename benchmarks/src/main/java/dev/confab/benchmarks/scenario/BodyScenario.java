package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.LoadDriver;
import dev.confab.benchmarks.load.Target;
import dev.confab.benchmarks.load.Workload;
import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Measurement;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A list whose body has a certain size. Guards against answers that leave in two writes and then
/// wait some 40 ms for an acknowledgement.
record BodyScenario(String name, int bytes) implements Scenario {
  private static final double P50_MILLIS_LIMIT = 5;
  private static final int PAGE_SIZE_MAX = 100;

  /// One more than the larger page that is looked at, so that both pages have a link to a next one.
  private static final int PROBES = 3;

  private static final int SMALLEST_ATTRIBUTES = 16;
  private static final int LARGEST_ATTRIBUTES = 16_000;

  @Override
  public String description() {
    return "list a page of about " + bytes / 1024 + " KB";
  }

  @Override
  public int connectionsDefault() {
    return 1;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var settings = bench.settings();
    try (var server = TestedServer.open(bench)) {
      Conversations.Page page;
      try (var connection = new HttpConnection(server.target())) {
        page = sizedPage(connection, new Conversations(server.target()));
      }
      var exchange = page.again(server.target(), 0);
      var result =
          LoadDriver.run(settings.plan(server.target()), Workload.cycle(List.of(exchange), false));
      var measurement = Measurement.of(name, result);
      return new Outcome(
          List.of(measurement),
          List.of(
              Figure.of("body", length(page), "bytes"),
              new Figure("p50", measurement.percentileMillis(50), "ms", P50_MILLIS_LIMIT)),
          result.errors(),
          result.driverCpu());
    }
  }

  /// Finds out how large a listed conversation is, and creates as many, with as long attributes, as
  /// make the page.
  private Conversations.Page sizedPage(HttpConnection connection, Conversations conversations)
      throws IOException {
    for (int i = 0; i < PROBES; i++) {
      create(connection, conversations.target(), SMALLEST_ATTRIBUTES);
    }
    int one = length(conversations.page(connection, Conversations.PATH + "?PageSize=1"));
    int two = length(conversations.page(connection, Conversations.PATH + "?PageSize=2"));
    int each = Math.max(1, two - one);
    int frame = Math.max(0, one - each);
    int count = Math.clamp((bytes - frame) / each, PROBES, PAGE_SIZE_MAX);
    // The conversations of the probe stay short, so the others share what is missing.
    int padding = Math.max(0, bytes - frame - count * each) / Math.max(1, count - PROBES);
    int attributes = Math.min(SMALLEST_ATTRIBUTES + padding, LARGEST_ATTRIBUTES);
    for (int i = PROBES; i < count; i++) {
      create(connection, conversations.target(), attributes);
    }
    var page = conversations.page(connection, Conversations.PATH + "?PageSize=" + count);
    int length = length(page);
    if (length < bytes * 0.7 || length > bytes * 1.3) {
      throw new IOException(
          "the page has " + length + " bytes; this scenario needs a server without conversations");
    }
    return page;
  }

  private static void create(HttpConnection connection, Target target, int attributeBytes)
      throws IOException {
    var form =
        Map.of("FriendlyName", "bench", "Attributes", Conversations.attributes(attributeBytes));
    var answer = connection.exchange(target.post(Conversations.PATH, form));
    if (answer.status() != 201) {
      throw new IOException("status " + answer.status() + " for a creation: " + answer.body());
    }
  }

  private static int length(Conversations.Page page) {
    return page.body().getBytes(StandardCharsets.UTF_8).length;
  }
}
