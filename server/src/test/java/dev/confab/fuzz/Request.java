package dev.confab.fuzz;

import java.util.Map;

/// A request, as it goes over the wire.
///
/// @param target path and query, encoded
/// @param form urlencoded; empty for none
/// @param isForeign whether the path is that of another account's thing
record Request(
    String method, String target, String form, Map<String, String> headers, boolean isForeign) {
  private static final int SHOWN_MAX = 4_000;

  String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  @Override
  public String toString() {
    return method + " " + shown(target) + " " + headers + " " + shown(form);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_MAX
        ? text
        : text.substring(0, SHOWN_MAX) + "… (" + text.length() + " characters)";
  }
}
