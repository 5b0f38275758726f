package dev.confab.cli;

/// Text of others on a terminal.
final class Text {
  private static final String REPLACEMENT = "\uFFFD";

  private Text() {}

  /// The text without what could move the cursor, change colors, break the line or turn the
  /// direction of writing: whoever names a conversation must not command a reader's terminal.
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]", REPLACEMENT);
  }

  /// How many characters a reader sees, near enough to line columns up.
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
