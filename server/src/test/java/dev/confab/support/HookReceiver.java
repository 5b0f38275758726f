package dev.confab.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.http.Params;
import dev.confab.http.UrlEncoding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// A server on loopback that is told of events, and keeps what it was told.
public final class HookReceiver implements AutoCloseable {
  private static final long WAIT_NANOS = 20_000_000_000L;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Function<Call, Said> decision = call -> Said.thanks(200);

  /// @param body as it came
  public record Call(String target, String signature, String token, String body, Params params) {
    public String param(String name) {
      return Objects.requireNonNull(params.first(name), name);
    }
  }

  /// What it says.
  public record Said(int status, String body) {
    private static Said thanks(int status) {
      return new Said(status, "thanks");
    }
  }

  /// @param port 0 for any
  public HookReceiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /// Decides the status of answers.
  public void answer(ToIntFunction<Call> decided) {
    decision = call -> Said.thanks(decided.applyAsInt(call));
  }

  /// Decides the answers as a whole.
  public void say(Function<Call, Said> decided) {
    decision = decided;
  }

  /// In the order in which they came.
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Waits until so many calls meet a condition.
  public List<Call> await(int count, Predicate<Call> condition) throws InterruptedException {
    long end = System.nanoTime() + WAIT_NANOS;
    synchronized (calls) {
      var found = calls.stream().filter(condition).toList();
      while (found.size() < count) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("only " + found.size() + " of " + count + " calls came");
        }
        calls.wait(left);
        found = calls.stream().filter(condition).toList();
      }
      return found;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var uri = exchange.getRequestURI();
      var headers = exchange.getRequestHeaders();
      var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      var call =
          new Call(
              uri.toString(),
              Objects.requireNonNull(headers.getFirst("X-Twilio-Signature")),
              Objects.requireNonNull(headers.getFirst("I-Twilio-Idempotency-Token")),
              body,
              UrlEncoding.params(body.isEmpty() ? query : body));
      synchronized (calls) {
        calls.add(call);
        calls.notifyAll();
      }
      var said = decision.apply(call);
      var answer = said.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(said.status(), answer.length == 0 ? NO_BODY : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
