package dev.confab.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds string members in JSON by their name, without a parser.
///
/// Enough here, because the seeded conversations hold no text with quotes around such a name. It
/// tells nothing about where in the document the member stands.
record JsonText(String json) {
  /// The first member of that name whose value is a string.
  Optional<String> string(String name) {
    return strings(name).stream().findFirst();
  }

  List<String> strings(String name) {
    String key = '"' + name + '"';
    List<String> found = new ArrayList<>();
    for (int at = json.indexOf(key); at >= 0; at = json.indexOf(key, at + key.length())) {
      int colon = pastSpace(at + key.length());
      if (at(colon) == ':' && at(pastSpace(colon + 1)) == '"') {
        found.add(unescaped(pastSpace(colon + 1) + 1));
      }
    }
    return found;
  }

  private int pastSpace(int from) {
    int at = from;
    while (Character.isWhitespace(at(at))) {
      at++;
    }
    return at;
  }

  private char at(int index) {
    return index < json.length() ? json.charAt(index) : '\0';
  }

  private String unescaped(int from) {
    var text = new StringBuilder();
    for (int i = from; i < json.length() && json.charAt(i) != '"'; i++) {
      if (json.charAt(i) != '\\') {
        text.append(json.charAt(i));
      } else if (at(i + 1) == 'u' && i + 6 <= json.length()) {
        text.append((char) Integer.parseInt(json.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        // Of the short escapes, URLs and sids can hold only a slash, a quote or a backslash.
        text.append(at(++i));
      }
    }
    return text.toString();
  }
}
