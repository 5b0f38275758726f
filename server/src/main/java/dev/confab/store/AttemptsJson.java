package dev.confab.store;

import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookMethod;
import dev.confab.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

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

  /// It is written for each delivery, and all who write wait for it; a generator would cost ten
  /// times as much as what it writes.
  static String text(List<Attempt> attempts) {
    var json = new StringBuilder("[");
    for (var attempt : attempts) {
      json.append(json.length() == 1 ? "{" : ",{");
      write(json, attempt);
      json.append('}');
    }
    return json.append(']').toString();
  }

  private static void write(StringBuilder json, Attempt attempt) {
    var status = attempt.status();
    number(json, RETRY_COUNT, attempt.retryCount());
    number(json, DATE, Micros.of(attempt.date()));
    number(json, MICROS, Objects.requireNonNull(Micros.ofNullable(attempt.duration())));
    text(json, METHOD, attempt.method().name());
    text(json, URL, attempt.url());
    if (status != null) {
      number(json, STATUS, status);
    }
    if (attempt.failure() != null) {
      text(json, FAILURE, attempt.failure());
    }
    text(json, EXCERPT, attempt.excerpt());
  }

  private static void number(StringBuilder json, String name, long value) {
    name(json, name);
    json.append(value);
  }

  private static void text(StringBuilder json, String name, String value) {
    name(json, name);
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }

  private static void name(StringBuilder json, String name) {
    boolean isFirst = json.charAt(json.length() - 1) == '{';
    json.append(isFirst ? "\"" : ",\"").append(name).append("\":");
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
