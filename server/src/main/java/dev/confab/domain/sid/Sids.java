package dev.confab.domain.sid;

/// The form that all sids share: two capital letters and 32 hexadecimal digits.
final class Sids {
  private static final int LENGTH = 34;

  private Sids() {}

  static boolean matches(String prefix, String text) {
    if (text.length() != LENGTH || !text.startsWith(prefix)) {
      return false;
    }
    for (int i = prefix.length(); i < LENGTH; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  static void require(String prefix, String text) {
    if (!matches(prefix, text)) {
      throw new IllegalArgumentException("not a " + prefix + " sid: " + text);
    }
  }
}
