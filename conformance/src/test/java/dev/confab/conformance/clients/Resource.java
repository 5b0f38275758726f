package dev.confab.conformance.clients;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A conversation or service as a client shows it: members by their names on the wire, dates as
/// text in whole seconds, nested objects as maps.
public record Resource(Map<String, @Nullable Object> members) {
  public String sid() {
    return text("sid");
  }

  /// A member that must be there.
  public String text(String name) {
    return Objects.requireNonNull(textOrNull(name), name);
  }

  public @Nullable String textOrNull(String name) {
    return (String) members.get(name);
  }

  /// A nested object that must be there.
  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  public Map<String, @Nullable Object> object(String name) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(members.get(name), name);
  }
}
