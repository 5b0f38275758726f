package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// One field of an update. "Absent" and "emptied" differ, so `null` cannot stand for both.
public sealed interface Patch<T> {
  /// The field was not sent.
  record Keep<T>() implements Patch<T> {}

  /// The field was sent; `null` clears it.
  record Set<T>(@Nullable T value) implements Patch<T> {}

  static <T> Patch<T> keep() {
    return new Keep<>();
  }

  static <T> Patch<T> set(@Nullable T value) {
    return new Set<>(value);
  }

  default @Nullable T over(@Nullable T current) {
    return switch (this) {
      case Keep<T> _ -> current;
      case Set<T>(var value) -> value;
    };
  }

  /// As [#over], for a field that always has a value: clearing it is the same as keeping it.
  default T overRequired(T current) {
    var value = over(current);
    return value == null ? current : value;
  }

  default boolean isSent() {
    return this instanceof Set<T>;
  }
}
