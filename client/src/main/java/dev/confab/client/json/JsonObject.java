package dev.confab.client.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON object; its members keep the order of the text.
///
/// The typed accessors treat an absent member and a `null` alike; [#members] tells them apart.
///
/// @param members every member by name, also those this version of the library does not know
public record JsonObject(Map<String, Json> members) implements Json {
  /// An object without members.
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  /// Copies the map.
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /// Reads a text that holds one object.
  ///
  /// @throws JsonException if the text is no JSON or no object
  public static JsonObject parse(String text) {
    if (Json.parse(text) instanceof JsonObject object) {
      return object;
    }
    throw new JsonException("The JSON text is no object", null);
  }

  /// The value of a member, or null if it is absent or `null`.
  public @Nullable Json find(String name) {
    var value = members.get(name);
    return value instanceof Null ? null : value;
  }

  /// A string member, or null.
  ///
  /// @throws JsonException if the member has another type
  public @Nullable String text(String name) {
    var value = find(name);
    return value == null ? null : as(Text.class, name, value).value();
  }

  /// A string member of an open set of values, or null.
  ///
  /// @param type makes the value of the set; takes any string
  /// @throws JsonException if the member has another type
  public <T> @Nullable T open(String name, Function<String, T> type) {
    var text = text(name);
    return text == null ? null : type.apply(text);
  }

  /// A string member that must be there.
  ///
  /// @throws JsonException if it is absent, `null` or of another type
  public String requireText(String name) {
    var text = text(name);
    if (text == null) {
      throw new JsonException("Member `" + name + "` is missing", null);
    }
    return text;
  }

  /// An ISO 8601 date-time with a zone or an offset, or null.
  ///
  /// @throws JsonException if the member is something else
  public @Nullable Instant instant(String name) {
    var text = text(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new JsonException("Member `" + name + "` is no date-time", e);
    }
  }

  /// A whole number that fits an `int`, or null.
  ///
  /// @throws JsonException if the member is something else
  public @Nullable Integer integer(String name) {
    var value = find(name);
    try {
      return value == null ? null : Integer.valueOf(as(Numeric.class, name, value).literal());
    } catch (NumberFormatException e) {
      throw new JsonException("Member `" + name + "` is no integer", e);
    }
  }

  /// A whole number that fits a `long`, or null.
  ///
  /// @throws JsonException if the member is something else
  public @Nullable Long wholeNumber(String name) {
    var value = find(name);
    try {
      return value == null ? null : Long.valueOf(as(Numeric.class, name, value).literal());
    } catch (NumberFormatException e) {
      throw new JsonException("Member `" + name + "` is no integer", e);
    }
  }

  /// A truth value, or null. Also as text in any case, which is how some answers of the API have
  /// it.
  ///
  /// @throws JsonException if the member is something else
  public @Nullable Boolean bool(String name) {
    var value = find(name);
    if (value instanceof Text text) {
      return switch (text.value().toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new JsonException("Member `" + name + "` is no Bool", null);
      };
    }
    return value == null ? null : (Boolean) as(Bool.class, name, value).value();
  }

  /// An object member; [#EMPTY] if it is absent or `null`.
  ///
  /// @throws JsonException if the member has another type
  public JsonObject object(String name) {
    var value = find(name);
    return value == null ? EMPTY : as(JsonObject.class, name, value);
  }

  /// The items of an array member; none if it is absent or `null`.
  ///
  /// @throws JsonException if the member has another type
  public List<Json> items(String name) {
    var value = find(name);
    return value == null ? List.of() : as(Array.class, name, value).items();
  }

  /// The items of an array member that holds strings; none if it is absent or `null`.
  ///
  /// @throws JsonException if the member has another type, or an item is no string
  public List<String> textItems(String name) {
    return items(name).stream().map(item -> as(Text.class, name, item).value()).toList();
  }

  /// The items of an array member that holds objects; none if it is absent or `null`.
  ///
  /// @throws JsonException if the member has another type, or an item is no object
  public List<JsonObject> objectItems(String name) {
    return items(name).stream().map(item -> as(JsonObject.class, name, item)).toList();
  }

  /// The members that are strings, in order.
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    members.forEach((name, value) -> {
      if (value instanceof Text text) {
        texts.put(name, text.value());
      }
    });
    return Collections.unmodifiableMap(texts);
  }

  @Override
  public String toString() {
    return JsonWriter.write(this);
  }

  private static <T extends Json> T as(Class<T> type, String name, Json value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new JsonException("Member `" + name + "` is no " + type.getSimpleName(), null);
  }
}
