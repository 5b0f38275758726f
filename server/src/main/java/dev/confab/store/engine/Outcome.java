package dev.confab.store.engine;

/// What became of one work.
public sealed interface Outcome<R> {
  record Done<R>(R value) implements Outcome<R> {}

  record Failed<R>(Throwable reason) implements Outcome<R> {}

  static <R> Outcome<R> done(R value) {
    return new Done<>(value);
  }

  static <R> Outcome<R> failed(Throwable reason) {
    return new Failed<>(reason);
  }

  /// The value, or the failure thrown.
  default R get() {
    return switch (this) {
      case Done<R>(var value) -> value;
      case Failed<R>(RuntimeException reason) -> throw reason;
      case Failed<R>(Error reason) -> throw reason;
      case Failed<R>(var reason) -> throw new IllegalStateException(reason);
    };
  }
}
