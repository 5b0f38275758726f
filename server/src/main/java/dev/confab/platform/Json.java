package dev.confab.platform;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON by streaming, tells whether a text is JSON, and reads flat objects.
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

  /// The members of an object that [#write] made, whose values are texts, numbers and flags: all of
  /// them as texts.
  public static Map<String, String> members(String text) {
    var members = new HashMap<String, String>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      for (var name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        members.put(name, parser.getString());
      }
    }
    return members;
  }
}
