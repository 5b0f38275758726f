package dev.confab.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request before it is bytes. Its texts stand for bytes, one character each.
///
/// @param target path and query, encoded
/// @param headers whole lines, in their order; the body's length is not among them
/// @param isForeign whether the path is that of another account's thing
record Request(String method, String target, List<String> headers, String body, boolean isForeign) {
  private static final int SHOWN_MAX = 4_000;
  private static final String NEW_LINE = "\r\n";

  /// A text as the bytes that it has in UTF-8.
  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// A message of any lines, right or wrong.
  static String text(String line, List<String> headers, String body) {
    var text = new StringBuilder(line).append(NEW_LINE);
    headers.forEach(header -> text.append(header).append(NEW_LINE));
    return text.append(NEW_LINE).append(body).toString();
  }

  /// What goes over the wire, if nothing is wrong.
  String text() {
    return text(line(), framed("Content-Length: " + body.length()), body);
  }

  String line() {
    return line(target, "HTTP/1.1");
  }

  String line(String otherTarget, String version) {
    return method + " " + otherTarget + " " + version;
  }

  /// Its headers, and those that tell where the body ends.
  List<String> framed(String... framing) {
    var all = new ArrayList<>(headers);
    all.addAll(List.of(framing));
    return all;
  }

  String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /// The bytes before the body, about.
  int headLength() {
    return line().length() + String.join(NEW_LINE, headers).length();
  }

  @Override
  public String toString() {
    return shown(text());
  }

  /// A text of bytes, readable.
  static String shown(String text) {
    var start = text.substring(0, Math.min(SHOWN_MAX, text.length()));
    var shown = new StringBuilder();
    start
        .chars()
        .forEach(c -> {
          if ((c >= ' ' && c < 0x7F) || c == '\n') {
            shown.append((char) c);
          } else if (c != '\r') {
            shown.append("\\x%02x".formatted(c));
          }
        });
    return text.length() <= SHOWN_MAX ? shown.toString() : shown + "… of " + text.length();
  }
}
