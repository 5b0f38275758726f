package dev.confab.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON by streaming, tells whether a text is JSON, and reads small texts.
public final class Json {
  /// Deeper texts are refused: a client that builds a tree of them would run out of stack.
  static final int DEPTH_MAX = 200;

  /// As long as any text that is checked here may be: numbers are only recognised, never computed.
  private static final int NUMBER_LENGTH_MAX = 1024 * 1024;

  private static final int USUAL_BYTES = 2_048;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(NUMBER_LENGTH_MAX)
                  .build())
          .build();

  private Json() {}

  /// What the content writes, as UTF-8.
  public static byte[] write(Consumer<JsonGenerator> content) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      content.accept(generator);
    }
    return bytes.toByteArray();
  }

  /// As [#write], as text.
  public static String text(Consumer<JsonGenerator> content) {
    return new String(write(content), StandardCharsets.UTF_8);
  }

  /// The members of an object, each value as the JSON text that it was; of two with one name, the
  /// last. Empty when the text is not exactly one object.
  public static Optional<Map<String, String>> members(String text) {
    var members = new LinkedHashMap<String, String>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        long start = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.getString();
        long end = parser.currentLocation().getCharOffset();
        members.put(name, text.substring(Math.toIntExact(start), Math.toIntExact(end)).strip());
      }
      return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// The text that a JSON string stands for; empty when the JSON is not a string.
  public static Optional<String> string(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return parser.nextToken() == JsonToken.VALUE_STRING
          ? Optional.of(parser.getString())
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// Whether a text is exactly one JSON value (RFC 8259), nested at most 200 deep.
  public static boolean isValue(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.getString();
      return parser.nextToken() == null;
    } catch (JacksonException _) {
      return false;
    }
  }

  /// What a text says: objects as maps, arrays as lists, texts, booleans, and numbers as they are
  /// written, because computing a long one takes long.
  ///
  /// @return empty when the text is no JSON value, or `null`
  public static Optional<Object> parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      var value = value(parser);
      return parser.nextToken() == null ? Optional.ofNullable(value) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        var elements = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null -> null;
      default -> parser.getString();
    };
  }
}
