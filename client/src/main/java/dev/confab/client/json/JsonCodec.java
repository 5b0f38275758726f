package dev.confab.client.json;

/// Turns JSON text into a type of yours and back: the hook for the JSON library of your choice.
///
/// Used for `attributes`, which are JSON text on the wire.
///
/// @param <T> your type
public interface JsonCodec<T> {
  /// Trees of this library: for attributes without a type of their own.
  JsonCodec<Json> TREE =
      new JsonCodec<>() {
        @Override
        public Json read(String json) {
          return Json.parse(json);
        }

        @Override
        public String write(Json value) {
          return value.toString();
        }
      };

  /// Reads a value; what it throws reaches the caller unchanged.
  T read(String json);

  /// Writes a value as JSON text; what it throws reaches the caller unchanged.
  String write(T value);
}
