package dev.confab.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which bytes of a file are asked for (RFC 9110, section 14): all of them, one range, or one that
/// the file does not have.
sealed interface ByteRange {
  /// Also for what is no range of bytes, and for more than one range.
  record Whole() implements ByteRange {}

  /// @param to the last byte, counted from 0
  record Part(long from, long to) implements ByteRange {
    long length() {
      return to - from + 1;
    }
  }

  record Unsatisfiable() implements ByteRange {}

  Pattern ONE = Pattern.compile("bytes=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*", Pattern.CASE_INSENSITIVE);

  /// Digits that surely fit a number.
  int DIGITS_MAX = 18;

  /// @param header `Range`
  /// @param size of the file
  static ByteRange of(@Nullable String header, long size) {
    var matcher = ONE.matcher(header == null ? "" : header);
    if (!matcher.matches()) {
      return new Whole();
    }
    var first = matcher.group(1);
    var last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(number(last), size);
    }
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (to < from) {
      return new Whole();
    }
    return from < size ? new Part(from, Math.min(to, size - 1)) : new Unsatisfiable();
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0) {
      return new Unsatisfiable();
    }
    return size == 0 ? new Whole() : new Part(Math.max(0, size - length), size - 1);
  }

  private static long number(String digits) {
    return digits.length() > DIGITS_MAX ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
