package dev.confab.client.error;

import dev.confab.client.http.WireResponse;
import dev.confab.client.json.JsonException;
import dev.confab.client.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The server answered, but not with success.
///
/// A body that is no JSON, such as the HTML page of a proxy, leaves [#code] and [#moreInfo] null;
/// the message then shows the start of that body.
public final class ApiException extends ConfabException {
  private static final long serialVersionUID = 1;

  /// Codes of a 409 that mean "somebody else is changing this now", as opposed to "this exists".
  private static final Set<Integer> CONCURRENT_CHANGE =
      Set.of(20162, 50002, 50213, 50334, 50349, 50391, 50419, 50449, 50514);

  private static final int EXCERPT_MAX = 200;

  /// What is looked at for the excerpt: a page may be megabytes long, and the search for its tags
  /// is not linear.
  private static final int EXCERPT_SOURCE_MAX = 8_192;

  private final WireResponse response;
  private final @Nullable Integer code;
  private final @Nullable Duration retryAfter;

  private ApiException(
      String message,
      WireResponse response,
      @Nullable Integer code,
      @Nullable Duration retryAfter) {
    super(message, null);
    this.response = response;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /// Makes the exception for an answer.
  ///
  /// @param call what was asked, for the message: method and path template
  /// @param now what a date in `Retry-After` is compared with
  public static ApiException of(String call, WireResponse response, Instant now) {
    var body = body(response);
    var code = code(body);
    var reason = textOrNull(body, "message");
    var message =
        call
            + " was answered "
            + response.status()
            + (code == null ? "" : ", code " + code)
            + ": "
            + (reason == null ? excerpt(response.body()) : reason)
            + (response.requestId() == null ? "" : " (request " + response.requestId() + ")");
    return new ApiException(message, response, code, response.retryAfter(now).orElse(null));
  }

  @Override
  public ErrorKind kind() {
    return ErrorKind.ofStatus(status());
  }

  /// True for 429, 500, 502, 503, 504, and for a 409 whose code names a concurrent change.
  @Override
  public boolean isRetryable() {
    return switch (status()) {
      case 429, 500, 502, 503, 504 -> true;
      case 409 -> code != null && CONCURRENT_CHANGE.contains(code);
      default -> false;
    };
  }

  /// The HTTP status.
  public int status() {
    return response.status();
  }

  /// The code of the server's error dictionary, for example 50353; null if the answer has none.
  public @Nullable Integer code() {
    return code;
  }

  /// The server's own words, without what [#getMessage] puts around them; null if there are none.
  public @Nullable String reason() {
    return textOrNull(body(response), "message");
  }

  /// A link to the explanation of the code; null if the answer has none.
  public @Nullable String moreInfo() {
    return textOrNull(body(response), "more_info");
  }

  /// Particulars, by name; empty if the answer has none.
  public JsonObject details() {
    return body(response).find("details") instanceof JsonObject details
        ? details
        : JsonObject.EMPTY;
  }

  /// The server's name for the request; null if it gave none.
  public @Nullable String requestId() {
    return response.requestId();
  }

  /// How long the server asked to wait, counted from its answer.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /// Status, headers and raw body as they came.
  public WireResponse response() {
    return response;
  }

  private static JsonObject body(WireResponse response) {
    try {
      return JsonObject.parse(response.body());
    } catch (JsonException e) {
      // A proxy's page; the excerpt in the message says what it was.
      return JsonObject.EMPTY;
    }
  }

  private static @Nullable Integer code(JsonObject body) {
    try {
      return body.integer("code");
    } catch (JsonException e) {
      return null;
    }
  }

  private static @Nullable String textOrNull(JsonObject body, String name) {
    return body.texts().get(name);
  }

  private static String excerpt(String body) {
    var start = body.substring(0, Math.min(body.length(), EXCERPT_SOURCE_MAX));
    var text = start.replaceAll("(?is)<(script|style)\\b.*?</\\1>|<[^>]*>", " ").strip();
    text = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (text.isEmpty()) {
      return "no message";
    }
    return text.length() > EXCERPT_MAX ? text.substring(0, EXCERPT_MAX) + "…" : text;
  }
}
