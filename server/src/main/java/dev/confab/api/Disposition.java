package dev.confab.api;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The header that has a browser save a file and never show it (RFC 6266). Whatever a name has in
/// it, the header stays one header, and the name stays one without folders.
final class Disposition {
  /// What may stand for itself in an extended value (RFC 8187).
  private static final String PLAIN = "!#$&+-.^_`|~";

  private Disposition() {}

  static String attachment(@Nullable String filename) {
    if (filename == null || filename.isEmpty()) {
      return "attachment";
    }
    var name = filename.replace('/', '_').replace('\\', '_');
    return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + extended(name);
  }

  /// For receivers that do not know the extended form.
  private static String ascii(String name) {
    var text = new StringBuilder();
    name.codePoints()
        .forEach(c -> text.append(c < ' ' || c > '~' || c == '"' || c == '%' ? '_' : (char) c));
    return text.toString();
  }

  private static String extended(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append("%%%02X".formatted((int) c));
      }
    }
    return text.toString();
  }
}
