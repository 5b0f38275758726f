package dev.confab.client;

import org.jspecify.annotations.Nullable;

/// Which bytes of a file are wanted.
public final class ByteRange {
  /// All of them.
  public static final ByteRange WHOLE = new ByteRange(null);

  private final @Nullable String spec;

  private ByteRange(@Nullable String spec) {
    this.spec = spec;
  }

  /// Those from one place to another.
  ///
  /// @param first the place of the first byte, from 0
  /// @param last the place of the last byte, which is included
  /// @throws IllegalArgumentException if the first is negative or after the last
  public static ByteRange of(long first, long last) {
    if (first > last) {
      throw new IllegalArgumentException("The first byte must not come after the last");
    }
    return new ByteRange(notNegative(first) + "-" + last);
  }

  /// Those from one place to the end.
  ///
  /// @param first the place of the first byte, from 0
  /// @throws IllegalArgumentException if it is negative
  public static ByteRange from(long first) {
    return new ByteRange(notNegative(first) + "-");
  }

  /// So many at the end.
  ///
  /// @throws IllegalArgumentException if the number is negative
  public static ByteRange last(long count) {
    return new ByteRange("-" + notNegative(count));
  }

  /// The value of the `Range` field; null for all bytes.
  @Nullable String header() {
    return spec == null ? null : "bytes=" + spec;
  }

  @Override
  public String toString() {
    return spec == null ? "whole" : spec;
  }

  private static long notNegative(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("A place or a number of bytes must not be negative");
    }
    return number;
  }
}
