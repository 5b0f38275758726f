package dev.confab.client;

import dev.confab.client.json.JsonCodec;

/// A form of something that carries free data of the application.
///
/// @param <F> the form itself
public abstract class AttributedForm<F extends AttributedForm<F>> extends RequestForm<F> {
  AttributedForm(Use use) {
    super(use);
  }

  /// Replaces all attributes.
  ///
  /// @param json valid JSON: at most 16 KB for a conversation or a user, 4 KB for a message or a
  ///   participant
  public final F attributes(String json) {
    return set("Attributes", json);
  }

  /// Replaces all attributes by a value of your type.
  public final <T> F attributes(T value, JsonCodec<T> codec) {
    return attributes(codec.write(value));
  }

  /// Replaces all attributes by an empty object.
  public final F clearAttributes() {
    return attributes("{}");
  }
}
