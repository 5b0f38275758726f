package dev.confab.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, which every JDK has.
public final class Sha256 {
  private Sha256() {}

  /// A digest that has got nothing yet.
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The hash of a text, in hexadecimal digits.
  public static String hex(String text) {
    return HexFormat.of().formatHex(begin().digest(text.getBytes(UTF_8)));
  }
}
