package dev.confab.client.json;

/// Writes a tree as compact JSON text.
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  static String write(Json value) {
    var writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(Json value) {
    if (value instanceof JsonObject object) {
      object(object);
    } else if (value instanceof Json.Array array) {
      array(array);
    } else if (value instanceof Json.Text text) {
      text(text.value());
    } else {
      out.append(value);
    }
  }

  private void object(JsonObject object) {
    var separator = "{";
    for (var member : object.members().entrySet()) {
      out.append(separator);
      text(member.getKey());
      out.append(':');
      value(member.getValue());
      separator = ",";
    }
    out.append(object.members().isEmpty() ? "{}" : "}");
  }

  private void array(Json.Array array) {
    var separator = "[";
    for (var item : array.items()) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(array.items().isEmpty() ? "[]" : "]");
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
