package dev.confab.client;

import dev.confab.client.json.JsonCodec;
import dev.confab.client.json.JsonObject;

/// Something that carries free data of the application.
public interface Attributed {
  /// The complete answer.
  JsonObject json();

  /// Free data of the application as JSON text, exactly as it was stored; `{}` if it was never set.
  default String attributes() {
    var attributes = json().text("attributes");
    return attributes == null ? "{}" : attributes;
  }

  /// The attributes as a type of yours.
  default <T> T attributesAs(JsonCodec<T> codec) {
    return codec.read(attributes());
  }
}
