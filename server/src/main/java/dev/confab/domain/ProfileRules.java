package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.UserSid;
import java.nio.charset.StandardCharsets;

/// Limits of a profile's texts, each with its own error.
public final class ProfileRules {
  static final int NAME_LENGTH_MAX = 256;
  public static final int ATTRIBUTES_BYTES_MAX = 16 * 1024;

  private ProfileRules() {}

  /// @return the name, unchanged
  public static String friendlyName(String name) {
    if (length(name) > NAME_LENGTH_MAX) {
      throw new Failure(
          ErrorCode.FRIENDLY_NAME_TOO_LONG,
          "Friendly name is too long: at most " + NAME_LENGTH_MAX + " characters are allowed");
    }
    return name;
  }

  /// A name that must be there.
  ///
  /// @return the name, unchanged
  static String requiredName(String name) {
    if (name.isBlank()) {
      throw new Failure(ErrorCode.FRIENDLY_NAME_MISSING, "Friendly name must not be empty");
    }
    return friendlyName(name);
  }

  /// @return the name, unchanged: case and spaces count
  @Assumed("256 characters like friendly names; no slash, because the name stands in paths")
  public static String uniqueName(String name) {
    if (length(name) > NAME_LENGTH_MAX) {
      throw new Failure(
          ErrorCode.UNIQUE_NAME_TOO_LONG,
          "Unique name is too long: at most " + NAME_LENGTH_MAX + " characters are allowed");
    }
    if (ConversationSid.matches(name)) {
      throw new Failure(
          ErrorCode.UNIQUE_NAME_LOOKS_LIKE_SID,
          "Unique name must not have the form of a conversation sid");
    }
    if (name.indexOf('/') >= 0) {
      throw new Failure(ErrorCode.INVALID_PARAMETER, "Unique name must not contain a slash");
    }
    return name;
  }

  /// @return the identity, unchanged: case and spaces count
  @Assumed("which identities are reserved is not published: the one that REST calls act as")
  public static String identity(String identity) {
    if (identity.isEmpty()) {
      throw MessagingBinding.identityMissing();
    }
    if (length(identity) > NAME_LENGTH_MAX) {
      throw new Failure(
          ErrorCode.IDENTITY_TOO_LONG,
          "Identity is too long: at most " + NAME_LENGTH_MAX + " characters are allowed");
    }
    if (UserSid.matches(identity)) {
      throw new Failure(
          ErrorCode.IDENTITY_LOOKS_LIKE_SID, "Identity must not have the form of a user sid");
    }
    if (identity.chars().anyMatch(Character::isISOControl)) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, "Identity must not contain control characters");
    }
    if (identity.equals(Conversation.SYSTEM)) {
      throw new Failure(ErrorCode.IDENTITY_RESERVED, "Identity " + identity + " is reserved");
    }
    return identity;
  }

  /// Checks the size only; whether the text is JSON is checked where it is parsed.
  ///
  /// @param bytesMax in UTF-8
  /// @return the text, unchanged
  public static String attributes(String json, int bytesMax) {
    if (isLongerThan(bytesMax, json)) {
      throw new Failure(
          ErrorCode.ATTRIBUTES_TOO_LONG,
          "Attributes are too long: at most " + bytesMax + " bytes are allowed");
    }
    return json;
  }

  /// Whether every database can keep a text. JSON can say more: NUL, and halves of characters.
  public static boolean isText(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /// @param bytesMax in UTF-8
  static boolean isLongerThan(int bytesMax, String text) {
    return text.length() > bytesMax || text.getBytes(StandardCharsets.UTF_8).length > bytesMax;
  }

  /// In characters, not in the units of UTF-16.
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
