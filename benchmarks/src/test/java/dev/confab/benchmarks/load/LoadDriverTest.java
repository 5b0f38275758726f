package dev.confab.benchmarks.load;

import static dev.confab.benchmarks.load.ScriptedServer.ok;
import static dev.confab.benchmarks.load.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadDriverTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void countsEveryAnswerOfACountedWorkload() throws Exception {
    try (var server = new ScriptedServer((_, path, out) -> write(out, ok(path)))) {
      var result = run(server, 4, 2, 500);
      assertThat(result.requests()).isEqualTo(500);
      assertThat(result.errors()).isEmpty();
      assertThat(result.seconds()).isPositive().isLessThan(60);
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @Test
  void timesEachSeriesApart() throws Exception {
    try (var server = new ScriptedServer((_, path, out) -> write(out, ok(path)))) {
      var target = server.target();
      var workload =
          Workload.cycle(
              List.of(
                  Exchange.of(target.get("/a"), 200, "/a", 0),
                  Exchange.of(target.get("/b"), 200, "/b", 1)),
              true);
      var plan = new LoadPlan(target, 1, 1, Duration.ZERO, Duration.ofMillis(200));
      var result = LoadDriver.run(plan, workload);
      assertThat(result.errors()).isEmpty();
      assertThat(result.seconds()).isEqualTo(0.2);
      long first = result.series().get(0).count();
      long second = result.series().get(1).count();
      assertThat(first).isPositive();
      assertThat(first - second).isBetween(0L, 1L);
    }
  }

  @Test
  void warmUpIsNotTimed() throws Exception {
    try (var server = new ScriptedServer((_, path, out) -> write(out, ok(path)))) {
      var plan = new LoadPlan(server.target(), 1, 1, LONG, LONG);
      var result = LoadDriver.run(plan, numbered(server, 20));
      assertThat(result.requests()).isZero();
      assertThat(result.errors()).isEmpty();
    }
  }

  @Test
  void countsWrongStatusesAndGoesOnOnTheSameConnection() throws Exception {
    try (var server =
        new ScriptedServer((number, path, out) ->
            number % 5 == 0
                ? write(out, "HTTP/1.1 500 Oops\r\nContent-Length: 2\r\n\r\n{}")
                : write(out, ok(path)))) {
      var result = run(server, 1, 1, 50);
      assertThat(result.requests()).isEqualTo(40);
      assertThat(result.errors()).containsOnlyKeys("status 500").containsEntry("status 500", 10L);
      assertThat(server.connections()).isOne();
    }
  }

  @Test
  void countsAnswersToSomethingElse() throws Exception {
    try (var server = new ScriptedServer((_, _, out) -> write(out, ok("{\"other\":1}")))) {
      var result = run(server, 2, 1, 10);
      assertThat(result.requests()).isZero();
      assertThat(result.errors()).containsEntry("wrong body", 10L);
      assertThat(result.errorsTotal()).isEqualTo(10);
    }
  }

  @Test
  void aConnectionClosedWithoutAnAnswerIsAnErrorAndIsReplaced() throws Exception {
    try (var server =
        new ScriptedServer((number, path, out) -> number != 7 && write(out, ok(path)))) {
      var result = run(server, 1, 1, 20);
      assertThat(result.requests()).isEqualTo(19);
      // Which of the two it is, the operating system decides: end of the stream or a reset.
      assertThat(result.errors().keySet())
          .isSubsetOf("connection closed", "connection lost")
          .hasSize(1);
      assertThat(result.errorsTotal()).isOne();
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anAnnouncedCloseIsNoError() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ";
    try (var server =
        new ScriptedServer(
            (_, path, out) -> !write(out, head + path.length() + "\r\n\r\n" + path))) {
      var result = run(server, 1, 1, 5);
      assertThat(result.requests()).isEqualTo(5);
      assertThat(result.errors()).isEmpty();
      assertThat(server.connections()).isBetween(5, 6);
    }
  }

  @Test
  void understandsChunksAndAnswersInPieces() throws Exception {
    try (var server =
        new ScriptedServer((_, path, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nTransfer-Enc");
          out.flush();
          write(out, "oding: chunked\r\n\r\n1\r\n/\r\n");
          out.flush();
          String rest = path.substring(1);
          return write(out, Integer.toHexString(rest.length()) + "\r\n" + rest + "\r\n0\r\n\r\n");
        })) {
      var result = run(server, 3, 1, 60);
      assertThat(result.requests()).isEqualTo(60);
      assertThat(result.errors()).isEmpty();
    }
  }

  @Test
  void bytesBehindAnAnswerAreABadResponse() throws Exception {
    try (var server = new ScriptedServer((_, path, out) -> write(out, ok(path) + "more"))) {
      var result = run(server, 1, 1, 3);
      assertThat(result.requests()).isZero();
      assertThat(result.errors()).containsOnlyKeys("bad response");
    }
  }

  @Test
  void sendsRequestsLargerThanItsBuffer() throws Exception {
    try (var server = new ScriptedServer((_, path, out) -> write(out, ok(path)))) {
      String path = "/" + "p".repeat(10_000);
      var exchange = Exchange.of(server.target().get(path), 200, path, 0);
      var plan = new LoadPlan(server.target(), 1, 1, Duration.ZERO, LONG);
      var result = LoadDriver.run(plan, Workload.counted(3, _ -> exchange));
      assertThat(result.requests()).isEqualTo(3);
    }
  }

  @Test
  void aServerThatIsNotThereEndsTheRun() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var target = new Target("127.0.0.1", free, "AC1", "secret");
    var plan = new LoadPlan(target, 1, 1, Duration.ZERO, LONG);
    var exchange = Exchange.of(target.get("/"), 200, "", 0);
    assertThatThrownBy(() -> LoadDriver.run(plan, Workload.counted(1, _ -> exchange)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot connect to 127.0.0.1:" + free);
  }

  private static LoadResult run(ScriptedServer server, int connections, int threads, int count)
      throws IOException, InterruptedException {
    var plan = new LoadPlan(server.target(), connections, threads, Duration.ZERO, LONG);
    return LoadDriver.run(plan, numbered(server, count));
  }

  /// Each request has a path of its own, and its answer must repeat it.
  private static Workload numbered(ScriptedServer server, int count) {
    String path = "/" + ExchangeTemplate.NUMBER;
    var template = new ExchangeTemplate(server.target().get(path), 200, path);
    return Workload.counted(count, template::with);
  }
}
