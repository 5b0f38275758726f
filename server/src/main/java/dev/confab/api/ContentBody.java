package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ContentTemplate;
import dev.confab.domain.ContentType;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.ProfileRules;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of which content templates are made.
final class ContentBody {
  static final int BYTES_MAX = 64 * 1024;

  private static final String NAME = "friendly_name";
  private static final String LANGUAGE = "language";
  private static final String VARIABLES = "variables";
  private static final String TYPES = "types";

  /// The body of a create. Other members are ignored.
  static final Schema SCHEMA =
      Schema.object()
          .and("additionalProperties", true)
          .maybe(NAME, Schema.text(ContentTemplate.NAME_LENGTH_MAX).orNull())
          .with(LANGUAGE, Schema.text())
          .maybe(VARIABLES, Schema.texts().orNull())
          .with(TYPES, Schema.objects())
          .named("newContent");

  private static final String NULL = "null";
  private static final Pattern TYPE = Pattern.compile("[a-z]{1,32}/[a-z0-9-]{1,32}");

  private ContentBody() {}

  /// @throws Failure [ErrorCode#INVALID_PARAMETER] for anything else than a template
  static ContentTemplate read(String json) {
    var members = Json.members(json).orElseThrow(() -> invalid("The body must be a JSON object"));
    var language = text(members, LANGUAGE);
    if (language == null) {
      throw invalid("Missing required member " + LANGUAGE);
    }
    var types = types(members);
    return new ContentTemplate(
        text(members, NAME),
        language,
        variables(members),
        compact(types),
        ContentType.text(parsed(types)));
  }

  private static @Nullable String text(Map<String, String> members, String name) {
    var json = present(members, name);
    if (json == null) {
      return null;
    }
    return Json.string(json)
        .filter(ProfileRules::isText)
        .orElseThrow(() -> invalid(name + " must be a text"));
  }

  private static Map<String, String> variables(Map<String, String> members) {
    var json = present(members, VARIABLES);
    return json == null
        ? Map.of()
        : ContentVariables.read(json)
            .orElseThrow(() -> invalid(VARIABLES + " must be an object of texts"));
  }

  /// The JSON of each type that there is.
  @Assumed("types that are not known are kept for whoever knows them")
  private static Map<String, String> types(Map<String, String> members) {
    var types = new LinkedHashMap<String, String>();
    Json.members(members.getOrDefault(TYPES, ""))
        .orElseThrow(ContentBody::wrongTypes)
        .forEach((type, json) -> {
          if (!json.equals(NULL)) {
            types.put(type, json);
          }
        });
    if (types.isEmpty()
        || !types.keySet().stream().allMatch(type -> TYPE.matcher(type).matches())) {
      throw wrongTypes();
    }
    return types;
  }

  private static Map<String, Map<?, ?>> parsed(Map<String, String> types) {
    var parsed = new LinkedHashMap<String, Map<?, ?>>();
    types.forEach((type, json) -> {
      if (!(Json.parse(json).orElse(null) instanceof Map<?, ?> members)) {
        throw wrongTypes();
      }
      parsed.put(type, members);
    });
    return parsed;
  }

  private static String compact(Map<String, String> types) {
    var json =
        Json.write(generator -> {
          generator.writeStartObject();
          types.forEach((type, members) -> {
            generator.writeName(type);
            generator.writeRawValue(members);
          });
          generator.writeEndObject();
        });
    return new String(json, StandardCharsets.UTF_8);
  }

  /// The JSON of a member, or `null` when it is absent or says so.
  private static @Nullable String present(Map<String, String> members, String name) {
    var json = members.get(name);
    return json == null || json.equals(NULL) ? null : json;
  }

  private static Failure wrongTypes() {
    return invalid(TYPES + " must be an object with an object for each type, such as twilio/text");
  }

  private static Failure invalid(String message) {
    return new Failure(ErrorCode.INVALID_PARAMETER, message);
  }
}
