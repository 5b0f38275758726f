package dev.confab.domain;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the sender of a file says of it.
///
/// @param category one of [#CATEGORIES]
/// @param contentType a media type with its parameters, in printable ASCII
/// @param filename any name of one line; only shown, never used for a file of ours
public record MediaLabel(
    String category, String contentType, @Nullable String filename, String author) {
  public static final List<String> CATEGORIES = List.of("media", "body", "history");

  /// The author of what nobody signed.
  public static final String SYSTEM = Conversation.SYSTEM;

  /// In characters.
  public static final int FILENAME_MAX = 256;

  public static final int CONTENT_TYPE_MAX = 255;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String VALUE = "(?:" + TOKEN + "|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\")";
  private static final Pattern CONTENT_TYPE =
      Pattern.compile(TOKEN + "/" + TOKEN + "(?: *; *" + TOKEN + "=" + VALUE + ")*+");

  /// @throws Failure for each part that breaks its rule
  public MediaLabel {
    if (!CATEGORIES.contains(category)) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, "Category must be one of " + String.join(", ", CATEGORIES));
    }
    if (contentType.length() > CONTENT_TYPE_MAX || !CONTENT_TYPE.matcher(contentType).matches()) {
      throw new Failure(
          ErrorCode.MEDIA_TYPE_INVALID, "The content type of the media is not a media type");
    }
    requireLine("Filename", filename);
    requireLine("Author", author);
  }

  private static void requireLine(String name, @Nullable String text) {
    if (text != null
        && (text.length() > FILENAME_MAX || text.chars().anyMatch(Character::isISOControl))) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          name + " must be at most " + FILENAME_MAX + " characters without control characters");
    }
  }
}
