package dev.confab.client.http;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Header fields, immutable. Names match in any case; a name may have several values, in order.
///
/// [#toString] hides the values of fields that carry credentials.
public final class Headers implements Serializable {
  private static final long serialVersionUID = 1;

  /// No field at all.
  public static final Headers NONE = new Headers(Map.of());

  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private final Map<String, List<String>> fields;

  private Headers(Map<String, List<String>> fields) {
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.fields = Collections.unmodifiableMap(copy);
  }

  /// Fields from a map.
  ///
  /// @throws IllegalArgumentException if a name is empty, or a name or value has a control
  ///   character
  public static Headers of(Map<String, List<String>> fields) {
    fields.forEach((name, values) -> {
      check(name, name);
      values.forEach(value -> check(name, value));
    });
    return new Headers(fields);
  }

  /// Fields that came in. Unchecked: a strange one is no reason to lose an answer.
  static Headers received(Map<String, List<String>> fields) {
    return new Headers(fields);
  }

  /// These fields and one more, which replaces all of its name.
  ///
  /// @throws IllegalArgumentException if the name is empty, or name or value has a control
  ///   character
  public Headers with(String name, String value) {
    check(name, name);
    check(name, value);
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    copy.put(name, List.of(value));
    return new Headers(copy);
  }

  /// These fields, overruled by the others where a name is in both.
  public Headers with(Headers others) {
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    copy.putAll(others.fields);
    return new Headers(copy);
  }

  /// These fields without those of a name.
  public Headers without(String name) {
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    copy.remove(name);
    return new Headers(copy);
  }

  /// The first value of a name.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// Every value of a name.
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /// All fields; the map's keys match in any case.
  public Map<String, List<String>> fields() {
    return fields;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers headers && fields.equals(headers.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    var shown = new ArrayList<String>();
    fields.forEach((name, values) ->
        shown.add(
            name + "=" + (SECRET.contains(name.toLowerCase(Locale.ROOT)) ? "[***]" : values)));
    return shown.toString();
  }

  private static void check(String name, String text) {
    // The value is not in the message, because it may be a secret.
    if (name.isEmpty() || text.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
      throw new IllegalArgumentException(
          "Header field not usable: " + name.replaceAll("\\p{Cntrl}", "?"));
    }
  }
}
