package dev.confab.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding, read strictly: a broken escape or text that is not UTF-8 is refused, not
/// guessed.
public final class UrlEncoding {
  /// More parameters than any operation has, and few enough to parse at once.
  static final int PARAMS_MAX = 1_000;

  private UrlEncoding() {}

  /// Reads `a=1&b=2`, where a plus is a space.
  public static Params params(String encoded) {
    if (encoded.isEmpty()) {
      return Params.NONE;
    }
    var params = new Params.Builder();
    int count = 0;
    int start = 0;
    while (start <= encoded.length()) {
      int end = encoded.indexOf('&', start);
      end = end < 0 ? encoded.length() : end;
      if (end > start) {
        if (++count > PARAMS_MAX) {
          throw new Unreadable(400, "More than " + PARAMS_MAX + " parameters");
        }
        add(params, encoded.substring(start, end));
      }
      start = end + 1;
    }
    return params.build();
  }

  private static void add(Params.Builder params, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      params.add(decode(pair, true), "");
    } else {
      params.add(decode(pair.substring(0, equals), true), decode(pair.substring(equals + 1), true));
    }
  }

  /// Decodes one segment of a path, where a plus is a plus.
  public static String segment(String encoded) {
    return decode(encoded, false);
  }

  private static String decode(String encoded, boolean plusIsSpace) {
    if (isPlain(encoded)) {
      return encoded;
    }
    var bytes = ByteBuffer.allocate(encoded.length());
    int i = 0;
    while (i < encoded.length()) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.put(hexByte(encoded, i + 1));
        i += 3;
        continue;
      }
      if (c > 0xFF) {
        throw new Unreadable(400, "Malformed URL encoding");
      }
      bytes.put((byte) (c == '+' && plusIsSpace ? ' ' : c));
      i++;
    }
    return utf8(bytes.flip());
  }

  /// Reads bytes as UTF-8, strictly.
  public static String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(400, "Parameters must be UTF-8");
    }
  }

  private static boolean isPlain(String encoded) {
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%' || c == '+' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static byte hexByte(String encoded, int at) {
    int high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(encoded.charAt(at + 1), 16);
    if (low < 0) {
      throw new Unreadable(400, "Malformed percent-encoding");
    }
    return (byte) (high << 4 | low);
  }
}
