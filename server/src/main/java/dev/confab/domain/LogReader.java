package dev.confab.domain;

/// Somebody who reads the whole log and remembers in the store how far.
@FunctionalInterface
public interface LogReader {
  /// The position up to which it needs no event any more.
  long doneTo();
}
