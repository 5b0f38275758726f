package dev.confab.client.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One HTTP request as it goes out.
///
/// @param method `GET`, `POST` or `DELETE`
/// @param uri absolute, with the query
/// @param headers all fields, also `Authorization`; never log them with a formatter of your own
/// @param body the form as it is sent, or null if there is none
/// @param content what is uploaded in place of a form, or null if nothing is
/// @param timeout the longest wait for the complete answer; always positive
public record WireRequest(
    String method,
    URI uri,
    Headers headers,
    @Nullable String body,
    @Nullable WireContent content,
    Duration timeout) {

  /// The same request with another timeout.
  public WireRequest withTimeout(Duration timeout) {
    return new WireRequest(method, uri, headers, body, content, timeout);
  }

  /// The parameters of the body; none if there is no body.
  public Params form() {
    return body == null ? Params.NONE : Params.parse(body);
  }

  /// The parameters of the query; none if there is no query.
  public Params query() {
    var query = uri.getRawQuery();
    return query == null ? Params.NONE : Params.parse(query);
  }

  /// Method and path: neither headers nor parameters, which may be secret or personal.
  @Override
  public String toString() {
    return method + " " + uri.getRawPath();
  }
}
