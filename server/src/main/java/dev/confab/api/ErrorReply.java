package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import dev.confab.platform.Json;
import tools.jackson.core.JsonGenerator;

/// Words failures as Twilio does; the only place that knows their HTTP statuses.
final class ErrorReply {
  private static final String MORE_INFO = "https://www.twilio.com/docs/errors/";

  private ErrorReply() {}

  static Reply of(Failure failure) {
    var reply = Reply.json(status(failure.code()), Json.write(json -> write(json, failure)));
    return failure.code().kind() == ErrorCode.Kind.UNAUTHENTICATED
        ? reply.with("WWW-Authenticate", "Basic realm=\"Twilio API\"")
        : reply;
  }

  static Reply of(Unreadable why) {
    var code =
        switch (why.status()) {
          case 413 -> ErrorCode.TOO_LARGE;
          case 429 -> ErrorCode.TOO_MANY_REQUESTS;
          default -> ErrorCode.INVALID_PARAMETER;
        };
    var failure = new Failure(code, why.reason());
    return Reply.json(why.status(), Json.write(json -> write(json, failure, why.status())));
  }

  static int status(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case NOT_ALLOWED -> 405;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case TOO_MANY -> 429;
      case BUG -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  private static void write(JsonGenerator json, Failure failure) {
    write(json, failure, status(failure.code()));
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
