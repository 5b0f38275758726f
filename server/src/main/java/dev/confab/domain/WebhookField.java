package dev.confab.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A parameter of the requests that tell webhooks of events. On the wire every value is text.
///
/// @param name as it stands in the form or the query
/// @param isAlways whether every such request has it; others leave it out where there is nothing to
///   say
public record WebhookField(String name, Value value, boolean isAlways) {
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /// What the text of a field says.
  public sealed interface Value {
    record Sid(String prefix) implements Value {}

    record Choice(List<String> values) implements Value {}

    /// What needs no further words.
    enum Plain implements Value {
      TEXT,
      JSON,
      /// An instant in UTC with milliseconds, unlike the dates of the REST API.
      DATE,
      NUMBER,
      FLAG
    }
  }

  static WebhookField sid(String name, String prefix) {
    return new WebhookField(name, new Value.Sid(prefix), true);
  }

  static WebhookField choice(String name, List<String> values) {
    return new WebhookField(name, new Value.Choice(values), true);
  }

  static WebhookField text(String name) {
    return new WebhookField(name, Value.Plain.TEXT, true);
  }

  static WebhookField json(String name) {
    return new WebhookField(name, Value.Plain.JSON, true);
  }

  static WebhookField date(String name) {
    return new WebhookField(name, Value.Plain.DATE, true);
  }

  static WebhookField number(String name) {
    return new WebhookField(name, Value.Plain.NUMBER, true);
  }

  static WebhookField flag(String name) {
    return new WebhookField(name, Value.Plain.FLAG, true);
  }

  /// As JSON names it: `friendly_name` for `FriendlyName`.
  public String member() {
    return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /// The same, where it is not always said.
  WebhookField maybe() {
    return new WebhookField(name, value, false);
  }
}
