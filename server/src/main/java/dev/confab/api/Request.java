package dev.confab.api;

import dev.confab.domain.Account;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Origin;
import dev.confab.http.Call;
import dev.confab.http.Reply;
import dev.confab.http.UrlEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A call whose route is known, with what its handler needs.
///
/// @param route the operation that is called
/// @param path the path parameters, decoded
/// @param baseUrl scheme and authority for links
/// @param maybeAccount whose credentials the call carries; `null` on open routes
/// @param changes parameters of the form that pre hooks have given other values
public record Request(
    Call call,
    Route route,
    Map<String, String> path,
    String baseUrl,
    @Nullable Account maybeAccount,
    Map<String, String> changes) {

  /// @throws IllegalStateException on an open route
  Account account() {
    if (maybeAccount == null) {
      throw new IllegalStateException("an open route has no account");
    }
    return maybeAccount;
  }

  /// A path parameter that the route's template names.
  String pathValue(String name) {
    var value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("no path parameter " + name);
    }
    return value;
  }

  /// A path parameter that can only be a sid.
  ///
  /// @throws Failure [ErrorCode#NOT_FOUND] for any other text
  <T> T sid(String name, Predicate<String> isSid, Function<String, T> parse) {
    var text = pathValue(name);
    if (!isSid.test(text)) {
      throw notFound();
    }
    return parse.apply(text);
  }

  Form form() {
    if (call.isForeignBody()) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "Content-Type must be application/x-www-form-urlencoded or multipart/form-data");
    }
    return new Form(call.form().with(changes), route.names());
  }

  /// The body, on a route that declares one of its own: see [Route#reading].
  ///
  /// @throws dev.confab.http.Unreadable when it is longer, or not UTF-8
  String text(int bytesMax) {
    return UrlEncoding.utf8(call.body().readAll(bytesMax));
  }

  Form query() {
    return new Form(call.query(), route.names());
  }

  /// What caused the change that is asked for.
  Origin origin() {
    boolean isAsked = "true".equalsIgnoreCase(call.header("X-Twilio-Webhook-Enabled"));
    return Origin.api(route.callsWebhooks() && isAsked);
  }

  /// The path as the route writes it, with the values that the parameters have.
  String canonicalPath() {
    var canonical = new StringBuilder();
    for (var segment : route.template().substring(1).split("/", -1)) {
      boolean isParameter = segment.startsWith("{");
      var text = isParameter ? pathValue(segment.substring(1, segment.length() - 1)) : segment;
      canonical
          .append('/')
          .append(
              isParameter
                  ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")
                  : text);
    }
    return canonical.toString();
  }

  /// The same request with another value of a path parameter.
  Request with(String parameter, String value) {
    var changed = new HashMap<>(path);
    changed.put(parameter, value);
    return new Request(call, route, Map.copyOf(changed), baseUrl, maybeAccount, changes);
  }

  /// The same request with other values of some of the form's parameters. It is still the request
  /// that its sender made: an idempotency key belongs to [#call].
  Request changed(Map<String, String> more) {
    var all = new HashMap<>(changes);
    all.putAll(more);
    return new Request(call, route, path, baseUrl, maybeAccount, Map.copyOf(all));
  }

  /// Does what is asked for.
  Reply handle() {
    return route.handler().handle(this);
  }

  Failure notFound() {
    return notFound(call.path());
  }

  static Failure notFound(String path) {
    return new Failure(ErrorCode.NOT_FOUND, "The requested resource " + path + " was not found");
  }
}
