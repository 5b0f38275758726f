package dev.confab.api;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import tools.jackson.core.JsonGenerator;

/// Writes a tree of maps, lists, plain values and schemas. A schema with a name becomes a
/// reference, and is kept until [#named] writes it.
final class SchemaJson {
  private final JsonGenerator json;
  private final Map<String, Schema> known = new HashMap<>();
  private final Queue<Schema> waiting = new ArrayDeque<>();

  SchemaJson(JsonGenerator json) {
    this.json = json;
  }

  /// The members of an object that the caller has begun.
  void members(Map<?, ?> members) {
    members.forEach((name, member) -> {
      json.writeName(String.valueOf(name));
      value(member);
    });
  }

  /// The schemas that were referred to, as members of an object that the caller has begun.
  void named() {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      json.writeName(String.valueOf(next.name()));
      value(next.json());
    }
  }

  private void reference(String name, Schema schema) {
    var earlier = known.putIfAbsent(name, schema);
    if (earlier == null) {
      waiting.add(schema);
    } else if (!earlier.equals(schema)) {
      throw new IllegalStateException("two schemas are named " + name);
    }
    json.writeStartObject();
    json.writeStringProperty("$ref", "#/components/schemas/" + name);
    json.writeEndObject();
  }

  private void value(Object value) {
    switch (value) {
      case Schema schema when schema.name() != null -> reference(schema.name(), schema);
      case Schema schema -> value(schema.json());
      case Map<?, ?> members -> {
        json.writeStartObject();
        members(members);
        json.writeEndObject();
      }
      case List<?> elements -> {
        json.writeStartArray();
        elements.forEach(this::value);
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Number number -> json.writeNumber(number.longValue());
      default -> json.writeString(value.toString());
    }
  }
}
