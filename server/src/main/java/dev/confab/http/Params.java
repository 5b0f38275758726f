package dev.confab.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The decoded parameters of a query or form, in the order they were sent. A repeated name is a
/// list; `Name[]`, as some clients write lists, is the same name as `Name`.
public final class Params {
  public static final Params NONE = new Params(Map.of());
  private static final String LIST_SUFFIX = "[]";

  private final Map<String, List<String>> values;

  private Params(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Collects parameters one by one.
  public static final class Builder {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    public Builder add(String name, String value) {
      var key =
          name.endsWith(LIST_SUFFIX)
              ? name.substring(0, name.length() - LIST_SUFFIX.length())
              : name;
      values.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(value);
      return this;
    }

    public Params build() {
      return values.isEmpty() ? NONE : new Params(values);
    }
  }

  /// The first value of a name, or `null` when it was not sent.
  public @Nullable String first(String name) {
    var all = values.get(name);
    return all == null ? null : all.getFirst();
  }

  /// All values of a name, in the order they were sent; empty when it was not sent.
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// The same with one value each for some names, whatever they had.
  public Params with(Map<String, String> others) {
    if (others.isEmpty()) {
      return this;
    }
    var all = new LinkedHashMap<>(values);
    others.forEach((name, value) -> all.put(name, List.of(value)));
    return new Params(all);
  }

  public void forEach(BiConsumer<String, String> action) {
    values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
  }
}
