package dev.confab.client.testing;

import dev.confab.client.http.Headers;
import dev.confab.client.http.Transport;
import dev.confab.client.http.WireRequest;
import dev.confab.client.http.WireResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answers of a [StubTransport] to the requests of one method and path.
///
/// They are given in the order they were added; the last one is given again and again.
public final class StubRoute {
  private final String method;
  private final String path;
  private final Pattern pattern;
  private final List<Transport> answers = new ArrayList<>();
  private int given;

  StubRoute(String method, String path) {
    this.method = method;
    this.path = path;
    this.pattern =
        Pattern.compile(
            Stream.of(path.split("/", -1))
                .map(segment -> segment.equals("*") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
  }

  /// Answers with a status and a body.
  public StubRoute reply(int status, String body) {
    return answer(request -> new WireResponse(status, Headers.NONE, body));
  }

  /// Answers with a status, header fields and a body.
  public StubRoute reply(int status, Headers headers, String body) {
    return answer(request -> new WireResponse(status, headers, body));
  }

  /// Fails as a broken connection does.
  public StubRoute fail(IOException failure) {
    return answer(request -> {
      throw failure;
    });
  }

  /// Answers with whatever the function makes of the request.
  public synchronized StubRoute answer(Transport answer) {
    answers.add(answer);
    return this;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  boolean matches(WireRequest request) {
    return request.method().equals(method) && pattern.matcher(request.uri().getRawPath()).matches();
  }

  synchronized Transport next(WireRequest request) {
    if (answers.isEmpty()) {
      throw new AssertionError("The stub for " + request + " has no answer");
    }
    var answer = answers.get(Math.min(given, answers.size() - 1));
    given++;
    return answer;
  }
}
