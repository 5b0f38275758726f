package dev.confab.benchmarks.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// An answer that was read whole, and not by the server's own reader: whoever judges a server must
/// not misread what it misprints.
///
/// @param value a map, a list, a text, a number as text, `null`, true or false
record JsonTree(@Nullable Object value) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static JsonTree of(String json) throws IOException {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return new JsonTree(value(parser));
    } catch (JacksonException e) {
      throw new IOException("not JSON: " + json, e);
    }
  }

  /// A member; one without a value when there is none.
  JsonTree at(String name) {
    return new JsonTree(value instanceof Map<?, ?> members ? members.get(name) : null);
  }

  List<JsonTree> items() {
    return value instanceof List<?> list ? list.stream().map(JsonTree::new).toList() : List.of();
  }

  /// Empty when there is none.
  String text() {
    return value == null ? "" : String.valueOf(value);
  }

  long number() {
    return Long.parseLong(text());
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new HashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> parser.getString();
    };
  }
}
