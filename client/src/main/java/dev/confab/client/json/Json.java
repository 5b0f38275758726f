package dev.confab.client.json;

import java.util.List;

/// One JSON value, immutable. `toString()` gives its JSON text.
public sealed interface Json
    permits JsonObject, Json.Array, Json.Text, Json.Numeric, Json.Bool, Json.Null {

  /// Reads a text that holds exactly one value.
  ///
  /// @throws JsonException if the text is no JSON, is cut off, or has something after the value
  static Json parse(String text) {
    return JsonReader.read(text);
  }

  /// Values in order.
  record Array(List<Json> items) implements Json {
    /// Copies the list.
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /// A string.
  record Text(String value) implements Json {
    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /// A number as it was written, so that no digit is lost; read it with [java.math.BigDecimal] or
  /// with [Long#parseLong(String)].
  record Numeric(String literal) implements Json {
    @Override
    public String toString() {
      return literal;
    }
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Json {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /// `null`, which is not the same as an absent member.
  record Null() implements Json {
    @Override
    public String toString() {
      return "null";
    }
  }
}
