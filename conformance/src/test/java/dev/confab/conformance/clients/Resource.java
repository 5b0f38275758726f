package dev.confab.conformance.clients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A resource as a client shows it: members by their names on the wire, dates as text in whole
/// seconds, nested objects as maps.
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

  /// A member that must be there.
  public int number(String name) {
    return (Integer) Objects.requireNonNull(members.get(name), name);
  }

  /// A nested object that must be there.
  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  public Map<String, @Nullable Object> object(String name) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(members.get(name), name);
  }

  /// An array of texts that must be there.
  @SuppressWarnings("unchecked") // Whoever asks for texts checks them.
  public List<String> texts(String name) {
    return (List<String>) Objects.requireNonNull(members.get(name), name);
  }

  public Map<String, @Nullable Object> without(String... names) {
    var rest = new HashMap<String, @Nullable Object>(members);
    List.of(names).forEach(rest::remove);
    return rest;
  }
}
