package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.report.Figure;
import dev.confab.benchmarks.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// How the rate of creates and the size of the database behave when messages pile up.
record ManyMessagesScenario() implements Scenario {
  /// The first and the last part of all messages, whose rates are compared.
  private static final long PART = 20;

  private static final double SLOWDOWN_LIMIT = 1 / 0.7;

  /// Bytes of the database for each byte of a message's own and its 200 bytes of other columns.
  private static final double SIZE_LIMIT = 2.5;

  private static final int OTHER_BYTES = 200;

  @Override
  public String name() {
    return "messages-many";
  }

  @Override
  public String description() {
    return "create very many messages: rates at the start and the end, size of the database";
  }

  @Override
  public int connectionsDefault() {
    return 64;
  }

  @Override
  public long messagesDefault() {
    return 10_000_000;
  }

  @Override
  public boolean launches() {
    return true;
  }

  @Override
  public Outcome run(Bench bench) throws IOException, InterruptedException {
    var sizes = bench.settings().sizes();
    long part = Math.max(1, sizes.messages() / PART);
    try (var server = TestedServer.launch(bench)) {
      var messages = new Messages(bench, server.target());
      var sids = messages.conversations(sizes.conversations());
      messages.create(sids, part); // warms up
      bench.say("creating " + sizes.messages() + " messages");
      var first = messages.create(sids, part);
      messages.create(sids, Math.max(1, sizes.messages() - 3 * part));
      var last = messages.create(sids, part);
      double firstRate = first.requests() / first.seconds();
      double lastRate = last.requests() / last.seconds();
      double bytes = bytes(server) / (double) sizes.messages();
      double allowed = SIZE_LIMIT * messages.rawBytes() + OTHER_BYTES;
      return new Outcome(
          List.of(),
          List.of(
              Figure.of("creates, first " + part, firstRate, "messages/s"),
              Figure.of("creates, last " + part, lastRate, "messages/s"),
              new Figure("first/last", firstRate / lastRate, "", SLOWDOWN_LIMIT),
              new Figure("database", bytes, "bytes/message", allowed)),
          Map.of(),
          last.driverCpu());
    }
  }

  private static long bytes(TestedServer server) throws IOException {
    try (var files = Files.list(server.data())) {
      long sum = 0;
      for (var file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}
