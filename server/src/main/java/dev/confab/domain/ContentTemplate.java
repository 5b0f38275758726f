package dev.confab.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What messages are made from: a text with variables, such as `Hi {{1}}`, in one form or several.
///
/// @param language such as `en` or `pt_BR`
/// @param variables what each variable stands for unless a message says it
/// @param types JSON text of an object with a member for each type
/// @param text as [ContentType#text] has it
public record ContentTemplate(
    @Nullable String friendlyName,
    String language,
    Map<String, String> variables,
    String types,
    @Nullable String text) {
  /// In characters.
  public static final int NAME_LENGTH_MAX = 256;

  static final int VARIABLE_LENGTH_MAX = 1_600;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*");
  private static final int LANGUAGE_LENGTH_MAX = 35;

  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{([^{}\\s]{1," + MessageTexts.VARIABLE_KEY_LENGTH_MAX + "})}}");

  /// @throws Failure [ErrorCode#INVALID_PARAMETER] for each part that breaks its rule
  @Assumed("the general code: those of Twilio's Content API are of another product")
  public ContentTemplate {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    if (friendlyName != null) {
      requireLength("friendly_name", friendlyName, NAME_LENGTH_MAX);
    }
    if (language.length() > LANGUAGE_LENGTH_MAX || !LANGUAGE.matcher(language).matches()) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, "language must be a language code, such as en or pt_BR");
    }
    if (variables.size() > MessageTexts.VARIABLES_MAX) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "variables are too many: at most " + MessageTexts.VARIABLES_MAX + " are allowed");
    }
    variables.forEach((key, value) -> {
      requireLength("Key of a variable", key, MessageTexts.VARIABLE_KEY_LENGTH_MAX);
      requireLength("Value of a variable", value, VARIABLE_LENGTH_MAX);
    });
  }

  /// The body of a message. Values stand as they are: what looks like a variable in one stays.
  ///
  /// @param values what variables stand for in this message
  /// @return `null` when the template only shows something
  /// @throws Failure [ErrorCode#CONTENT_TYPE_UNSUPPORTED] or [ErrorCode#MESSAGE_BODY_TOO_LONG]
  @Assumed("a variable without a value stays as it is written, for the reader to see")
  @Nullable String body(Map<String, String> values) {
    if (text == null) {
      throw new Failure(
          ErrorCode.CONTENT_TYPE_UNSUPPORTED, "No type of this content can be shown as a text");
    }
    var rendered =
        VARIABLE
            .matcher(text)
            .replaceAll(
                found -> Matcher.quoteReplacement(value(values, found.group(1), found.group())));
    return text.isEmpty() ? null : MessageTexts.body(rendered);
  }

  private String value(Map<String, String> values, String name, String written) {
    var value = values.get(name);
    return value == null ? variables.getOrDefault(name, written) : value;
  }

  private static void requireLength(String what, String text, int max) {
    if (ProfileRules.length(text) > max) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          what + " is too long: at most " + max + " characters are allowed");
    }
  }
}
