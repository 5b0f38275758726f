package dev.confab.domain;

import java.util.Map;

/// Limits of a message's texts, each with its own error.
public final class MessageTexts {
  static final int AUTHOR_LENGTH_MAX = 256;
  static final int BODY_BYTES_MAX = 32 * 1024;
  public static final int SUBJECT_LENGTH_MAX = 256;
  public static final int ATTRIBUTES_BYTES_MAX = 4 * 1024;
  static final int VARIABLES_MAX = 100;
  static final int VARIABLES_LENGTH_MAX = 27_801;
  static final int VARIABLE_KEY_LENGTH_MAX = 16;
  static final int VARIABLE_VALUE_LENGTH_MAX = 256;

  private MessageTexts() {}

  /// @return the author, unchanged: any text will do
  @Assumed("256 characters, like identities")
  public static String author(String author) {
    return limited(author, AUTHOR_LENGTH_MAX, ErrorCode.AUTHOR_TOO_LONG, "Author");
  }

  /// @return the body, unchanged
  @Assumed("32 KiB of UTF-8 for all; what a channel takes less of is decided where it is sent")
  public static String body(String body) {
    if (ProfileRules.isLongerThan(BODY_BYTES_MAX, body)) {
      throw new Failure(
          ErrorCode.MESSAGE_BODY_TOO_LONG,
          "Body is too long: at most " + BODY_BYTES_MAX + " bytes are allowed");
    }
    return body;
  }

  /// @return the subject, unchanged
  @Assumed("the general code, because no code is known for a long subject")
  public static String subject(String subject) {
    return limited(subject, SUBJECT_LENGTH_MAX, ErrorCode.INVALID_PARAMETER, "Subject");
  }

  /// @param json the text as sent
  /// @param variables what it says: a text for each name
  @Assumed("too many variables are answered like a text that is too long")
  public static void requireContentVariables(String json, Map<String, String> variables) {
    limited(
        json, VARIABLES_LENGTH_MAX, ErrorCode.CONTENT_VARIABLES_TOO_LONG, "ContentVariables text");
    if (variables.size() > VARIABLES_MAX) {
      throw new Failure(
          ErrorCode.CONTENT_VARIABLES_TOO_LONG,
          "ContentVariables are too many: at most " + VARIABLES_MAX + " are allowed");
    }
    variables.forEach((key, value) -> {
      limited(
          key,
          VARIABLE_KEY_LENGTH_MAX,
          ErrorCode.CONTENT_VARIABLE_KEY_TOO_LONG,
          "Key of a content variable");
      limited(
          value,
          VARIABLE_VALUE_LENGTH_MAX,
          ErrorCode.CONTENT_VARIABLE_VALUE_TOO_LONG,
          "Value of a content variable");
    });
  }

  private static String limited(String text, int lengthMax, ErrorCode tooLong, String name) {
    if (ProfileRules.length(text) > lengthMax) {
      throw new Failure(
          tooLong, name + " is too long: at most " + lengthMax + " characters are allowed");
    }
    return text;
  }
}
