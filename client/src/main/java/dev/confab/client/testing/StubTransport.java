package dev.confab.client.testing;

import dev.confab.client.http.Transport;
import dev.confab.client.http.WireRequest;
import dev.confab.client.http.WireResponse;
import dev.confab.client.http.WireStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A transport without a network, for your unit tests.
///
/// Each test makes its own and gives it to its own client, so tests can run in parallel. Safe for
/// use by several threads.
///
/// ```java
/// var stub = new StubTransport();
/// stub.on("GET", "/v1/Conversations/*").reply(503, "{}").reply(200, "{\"sid\":\"CH1\"}");
/// var client = ConfabClient.builder().credentials(…).transport(stub).time(new ManualTime()).build();
/// ```
public final class StubTransport implements Transport {
  private final List<StubRoute> routes = new CopyOnWriteArrayList<>();
  private final List<WireRequest> requests = new CopyOnWriteArrayList<>();

  /// A transport that answers nothing yet.
  public StubTransport() {}

  /// Begins the answers to some requests; the route that was added last wins.
  ///
  /// @param method `GET`, `POST` or `DELETE`
  /// @param path without the query, percent-encoded; a segment `*` matches any one segment
  public StubRoute on(String method, String path) {
    var route = new StubRoute(method, path);
    routes.add(0, route);
    return route;
  }

  /// Every request so far, repetitions included, in order. The bytes of an upload are not read:
  /// open the request's content to look at them.
  public List<WireRequest> requests() {
    return List.copyOf(requests);
  }

  /// Answers as the routes say; the body of a success is its text in UTF-8.
  ///
  /// @throws AssertionError as [#send]
  @Override
  public WireStream open(WireRequest request) throws IOException, InterruptedException {
    var whole = send(request);
    if (!whole.isSuccess()) {
      return new WireStream(whole, InputStream.nullInputStream());
    }
    var head = new WireResponse(whole.status(), whole.headers(), "");
    var bytes = whole.body().getBytes(StandardCharsets.UTF_8);
    return new WireStream(head, new ByteArrayInputStream(bytes));
  }

  /// Answers as the routes say.
  ///
  /// @throws AssertionError if no route matches, or the one that does has no answer
  @Override
  public WireResponse send(WireRequest request) throws IOException, InterruptedException {
    requests.add(request);
    for (var route : routes) {
      if (route.matches(request)) {
        return route.next(request).send(request);
      }
    }
    throw new AssertionError("No stub for " + request + ", only for " + routes);
  }
}
