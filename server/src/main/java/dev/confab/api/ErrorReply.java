package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import dev.confab.platform.Json;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// Words failures as Twilio does; the only place that knows their HTTP statuses.
final class ErrorReply {
  private static final String MORE_INFO = "https://www.twilio.com/docs/errors/";

  /// A bucket of actions has room again within a second. Requests and bodies that are under way are
  /// seldom there for longer.
  private static final String RETRY_SECONDS = "1";

  static final Schema SCHEMA =
      Schema.object()
          .with("code", Schema.whole(1))
          .with("message", Schema.text())
          .with("more_info", Schema.url())
          .with("status", Schema.whole(400, 599))
          .maybe("detail", Schema.text())
          .maybe("details", Schema.texts())
          .named("error");

  private ErrorReply() {}

  static Reply of(Failure failure) {
    return reply(failure, status(failure.code()));
  }

  static Reply of(Unreadable why) {
    var code =
        switch (why.status()) {
          case 413 -> ErrorCode.TOO_LARGE;
          case 429 -> ErrorCode.TOO_MANY_REQUESTS;
          default -> ErrorCode.INVALID_PARAMETER;
        };
    return reply(new Failure(code, why.reason()), why.status());
  }

  static int status(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case NOT_ALLOWED -> 405;
      case CONFLICT -> 409;
      case GONE -> 410;
      case TOO_LARGE -> 413;
      case TOO_MANY -> 429;
      case BUG -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  /// The codes that an error with a status can have, by status.
  static SortedMap<Integer, List<ErrorCode>> codes() {
    return Arrays.stream(ErrorCode.values())
        .collect(Collectors.groupingBy(ErrorReply::status, TreeMap::new, Collectors.toList()));
  }

  /// What a status says, in a sentence.
  static String meaning(int status) {
    return switch (status) {
      case 400 -> "The request is wrong, or what it asks for is not possible now.";
      case 401 -> "The credentials are missing or wrong.";
      case 403 -> "The credentials do not allow this, or a limit is reached.";
      case 404 -> "This account has no such thing.";
      case 405 -> "The path is right, the method is not.";
      case 409 -> "Something that exists already stands in the way.";
      case 410 -> "It was there once, and was removed.";
      case 413 -> "The request is too large.";
      case 429 -> "Too many requests; try again later.";
      case 500 -> "A bug in the server.";
      case 503 -> "The server cannot answer now; try again later.";
      default -> "The request failed.";
    };
  }

  private static Reply reply(Failure failure, int status) {
    var reply = Reply.json(status, Json.write(json -> write(json, failure, status)));
    return switch (failure.code().kind()) {
      case UNAUTHENTICATED -> reply.with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
      case TOO_MANY -> reply.with("Retry-After", RETRY_SECONDS);
      default -> reply;
    };
  }

  private static void write(JsonGenerator json, Failure failure, int status) {
    var number = failure.code().number();
    json.writeStartObject();
    json.writeNumberProperty("code", number);
    json.writeStringProperty("message", failure.getMessage());
    json.writeStringProperty("more_info", MORE_INFO + number);
    json.writeNumberProperty("status", status);
    if (failure.code().kind() == ErrorCode.Kind.UNAUTHENTICATED) {
      json.writeStringProperty("detail", "Your AccountSid or AuthToken was incorrect.");
    } else if (!failure.details().isEmpty()) {
      json.writeObjectPropertyStart("details");
      failure.details().forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
