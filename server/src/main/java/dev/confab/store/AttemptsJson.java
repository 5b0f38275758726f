package dev.confab.store;

import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookMethod;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The attempts of a delivery as the text of one column.
final class AttemptsJson {
  private static final String NONE = "[]";
  private static final String RETRY_COUNT = "retry_count";
  private static final String DATE = "date";
  private static final String MICROS = "micros";
  private static final String METHOD = "method";
  private static final String URL = "url";
  private static final String STATUS = "status";
  private static final String FAILURE = "failure";
  private static final String EXCERPT = "excerpt";

  private AttemptsJson() {}

  static String text(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return NONE;
    }
    var bytes =
        Json.write(json -> {
          json.writeStartArray();
          attempts.forEach(attempt -> write(json, attempt));
          json.writeEndArray();
        });
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Attempt attempt) {
    var status = attempt.status();
    json.writeStartObject();
    json.writeNumberProperty(RETRY_COUNT, attempt.retryCount());
    json.writeNumberProperty(DATE, Micros.of(attempt.date()));
    json.writeNumberProperty(MICROS, micros(attempt.duration()));
    json.writeStringProperty(METHOD, attempt.method().name());
    json.writeStringProperty(URL, attempt.url());
    if (status != null) {
      json.writeNumberProperty(STATUS, status);
    }
    if (attempt.failure() != null) {
      json.writeStringProperty(FAILURE, attempt.failure());
    }
    json.writeStringProperty(EXCERPT, attempt.excerpt());
    json.writeEndObject();
  }

  private static long micros(Duration duration) {
    return Objects.requireNonNull(Micros.ofNullable(duration));
  }

  static List<Attempt> read(String text) {
    return text.equals(NONE)
        ? List.of()
        : ((List<?>) Json.parse(text).orElseThrow())
            .stream().map(one -> attempt((Map<?, ?>) Objects.requireNonNull(one))).toList();
  }

  private static Attempt attempt(Map<?, ?> members) {
    var status = textOrNull(members, STATUS);
    return new Attempt(
        Integer.parseInt(text(members, RETRY_COUNT)),
        Micros.instant(Long.parseLong(text(members, DATE))),
        Objects.requireNonNull(Micros.duration(Long.valueOf(text(members, MICROS)))),
        WebhookMethod.valueOf(text(members, METHOD)),
        text(members, URL),
        status == null ? null : Integer.valueOf(status),
        textOrNull(members, FAILURE),
        text(members, EXCERPT));
  }

  private static String text(Map<?, ?> members, String name) {
    return Objects.requireNonNull(textOrNull(members, name));
  }

  private static @Nullable String textOrNull(Map<?, ?> members, String name) {
    return (String) members.get(name);
  }
}
