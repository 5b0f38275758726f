package dev.confab.api;

/// Builds HTML. Whatever is given as text is escaped.
final class Html {
  private final StringBuilder html = new StringBuilder(64 * 1024);

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// Begins an element.
  ///
  /// @param attributes name, value, name, value
  Html begin(String tag, String... attributes) {
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      html.append(escaped(attributes[i + 1])).append('"');
    }
    html.append('>');
    return this;
  }

  Html end(String tag) {
    html.append("</").append(tag).append('>');
    return this;
  }

  Html text(String text) {
    html.append(escaped(text));
    return this;
  }

  /// An element that holds nothing but text.
  Html element(String tag, String text, String... attributes) {
    return begin(tag, attributes).text(text).end(tag);
  }

  /// Adds what is HTML already.
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
