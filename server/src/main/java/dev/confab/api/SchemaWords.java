package dev.confab.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says in a few words what a value may be.
final class SchemaWords {
  private static final String SID_DIGITS = "[0-9a-fA-F]{32}$";

  private SchemaWords() {}

  /// Such as `text, at most 256 characters`. A schema with a name is left to [#write].
  static String of(Schema schema) {
    var json = schema.json();
    var words = new ArrayList<String>();
    words.add(kind(json));
    if (json.get("maxLength") instanceof Number max) {
      words.add("at most " + max + " characters");
    }
    if (json.get("type") instanceof List<?> types && types.contains("null")) {
      words.add("or null");
    }
    return String.join(", ", words).replace(", or null", " or null");
  }

  /// Writes the words, with a link for each schema that has a name.
  static void write(Html html, Schema schema) {
    var json = schema.json();
    if (schema.name() != null) {
      html.element("a", schema.name(), "href", "#" + anchor(schema.name()));
    } else if (json.get("items") instanceof Schema items) {
      html.text("list of ");
      write(html, items);
    } else if (json.get("anyOf") instanceof List<?> choices) {
      for (int i = 0; i < choices.size(); i++) {
        html.text(i == 0 ? "" : " or ");
        write(html, (Schema) choices.get(i));
      }
    } else if (!schema.members().isEmpty()) {
      members(html, schema);
    } else {
      html.text(of(schema));
    }
  }

  /// Where the page shows a schema with a name.
  static String anchor(String name) {
    return "schema-" + name;
  }

  private static void members(Html html, Schema schema) {
    html.begin("dl");
    schema
        .members()
        .forEach((name, member) -> {
          html.begin("dt").element("code", name);
          html.text(schema.requires(name) ? "" : " (not always)").end("dt").begin("dd");
          write(html, member);
          html.end("dd");
        });
    html.end("dl");
  }

  private static String kind(Map<String, Object> json) {
    if (json.get("enum") instanceof List<?> values) {
      return values.stream().map(String::valueOf).collect(Collectors.joining(" | "));
    }
    if (json.get("pattern") instanceof String pattern) {
      return pattern.endsWith(SID_DIGITS)
          ? "sid " + pattern.substring(1, pattern.length() - SID_DIGITS.length()) + "…"
          : "text like " + pattern;
    }
    if (json.get("format") instanceof String format) {
      return format.equals("uri") ? "URL" : "date and time (ISO 8601)";
    }
    if (json.get("contentMediaType") instanceof String type) {
      return type.equals(Schema.ANY_MEDIA_TYPE) ? "a file" : type;
    }
    var type = json.get("type") instanceof List<?> types ? types.getFirst() : json.get("type");
    return switch (Objects.toString(type, "")) {
      case "string" -> "text";
      case "boolean" -> "true | false";
      case "integer" -> "whole number" + range(json);
      case "null" -> "null";
      case "array" -> "list";
      case "object" -> "object";
      default -> "anything";
    };
  }

  private static String range(Map<String, Object> json) {
    var min = json.get("minimum");
    var max = json.get("maximum");
    if (min == null || max == null) {
      return min == null ? "" : ", at least " + min;
    }
    return min.equals(max) ? " " + min : " from " + min + " to " + max;
  }
}
