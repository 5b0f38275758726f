package dev.confab.store;

import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Function;

/// Keys that are looked up in one statement: the parameter of
/// [dev.confab.store.engine.Dialect#lookUp], an array of arrays of texts.
final class Wanted {
  private Wanted() {}

  /// @param parts of each key, as many as it has columns
  @SafeVarargs
  static <T> String of(Collection<? extends T> keys, Function<T, String>... parts) {
    var text =
        Json.write(json -> {
          json.writeStartArray();
          for (var key : keys) {
            json.writeStartArray();
            for (var part : parts) {
              json.writeString(part.apply(key));
            }
            json.writeEndArray();
          }
          json.writeEndArray();
        });
    return new String(text, StandardCharsets.UTF_8);
  }
}
