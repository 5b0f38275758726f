package dev.confab.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a value in JSON or in a form looks like: JSON Schema (2020-12) as data.
///
/// @param name under which the description keeps it, or `null` when it stands in place
/// @param json the members of the schema
public record Schema(@Nullable String name, Map<String, Object> json) {
  /// The media type of a file that may be anything.
  static final String ANY_MEDIA_TYPE = "*/*";

  private static final String TYPE = "type";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";
  private static final String OTHERS = "additionalProperties";
  private static final String MEDIA_TYPE = "contentMediaType";

  static Schema any() {
    return new Schema(null, Map.of());
  }

  static Schema text() {
    return of(TYPE, "string");
  }

  /// A text of at most so many characters.
  static Schema text(int lengthMax) {
    return text().and("maxLength", lengthMax);
  }

  static Schema sid(String prefix) {
    return text().and("pattern", "^" + prefix + "[0-9a-fA-F]{32}$");
  }

  /// An instant, as ISO 8601 text.
  static Schema date() {
    return text().and("format", "date-time");
  }

  static Schema url() {
    return text().and("format", "uri");
  }

  static Schema choice(String... values) {
    return text().and("enum", List.of(values));
  }

  static Schema flag() {
    return of(TYPE, "boolean");
  }

  static Schema whole(long min) {
    return of(TYPE, "integer").and("minimum", min);
  }

  static Schema whole(long min, long max) {
    return whole(min).and("maximum", max);
  }

  static Schema list(Schema items) {
    return of(TYPE, "array").and("items", items);
  }

  /// An object of URLs, all of which are always there.
  static Schema links(Collection<String> names) {
    var links = object();
    for (var name : names) {
      links = links.with(name, url());
    }
    return links;
  }

  /// An object without members yet; it has no others than those that are added.
  static Schema object() {
    return of(TYPE, "object").and(PROPERTIES, Map.of()).and(REQUIRED, List.of()).and(OTHERS, false);
  }

  /// What a form with these parameters holds; others in it are ignored.
  static Schema form(List<Parameter> parameters) {
    var form = of(TYPE, "object").and(PROPERTIES, Map.of());
    for (var parameter : parameters) {
      form =
          parameter.isRequired()
              ? form.with(parameter.name(), parameter.valueSchema())
              : form.maybe(parameter.name(), parameter.valueSchema());
    }
    return form;
  }

  /// An object of texts under any names.
  static Schema texts() {
    return of(TYPE, "object").and(OTHERS, text());
  }

  /// An object of objects, which may have any members, under any names.
  static Schema objects() {
    return of(TYPE, "object").and(OTHERS, of(TYPE, "object"));
  }

  /// Something other than JSON, such as `text/html`.
  static Schema content(String mediaType) {
    return text().and(MEDIA_TYPE, mediaType);
  }

  /// Bytes of any media type.
  static Schema file() {
    return content("*/*");
  }

  /// What matches each of them.
  static Schema all(Schema... schemas) {
    return of("allOf", List.of(schemas));
  }

  /// This schema under a name of its own in the description.
  Schema named(String newName) {
    return new Schema(newName, json);
  }

  /// With one more member, which is always there.
  Schema with(String member, Schema schema) {
    var required = new ArrayList<Object>((List<?>) json.getOrDefault(REQUIRED, List.of()));
    required.add(member);
    return maybe(member, schema).and(REQUIRED, List.copyOf(required));
  }

  /// With one more member, which may be missing.
  Schema maybe(String member, Schema schema) {
    var members =
        new LinkedHashMap<Object, Object>((Map<?, ?>) json.getOrDefault(PROPERTIES, Map.of()));
    members.put(member, schema);
    return and(PROPERTIES, members);
  }

  /// This or `null`.
  Schema orNull() {
    boolean isPlain = name == null && json.get(TYPE) instanceof String && !json.containsKey("enum");
    return isPlain
        ? and(TYPE, List.of(json.get(TYPE), "null"))
        : of("anyOf", List.of(this, of(TYPE, "null")));
  }

  /// The media type of an answer that is this.
  String mediaType() {
    return json.get(MEDIA_TYPE) instanceof String type ? type : "application/json";
  }

  boolean isJson() {
    return !json.containsKey(MEDIA_TYPE);
  }

  /// The members of an object, in their order.
  Map<String, Schema> members() {
    var members = new LinkedHashMap<String, Schema>();
    if (json.get(PROPERTIES) instanceof Map<?, ?> properties) {
      properties.forEach((member, schema) -> members.put((String) member, (Schema) schema));
    }
    return members;
  }

  /// Whether a member of an object is always there.
  boolean requires(String member) {
    return json.get(REQUIRED) instanceof List<?> required && required.contains(member);
  }

  /// With one more member of the schema itself.
  Schema and(String keyword, Object value) {
    var members = new LinkedHashMap<>(json);
    members.put(keyword, value);
    return new Schema(name, members);
  }

  private static Schema of(String keyword, Object value) {
    return new Schema(null, Map.of(keyword, value));
  }
}
