package dev.confab.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Types of content that everybody can be shown as a text. Others, such as `whatsapp/card`, are for
/// one vendor to put into words.
@Assumed(
    "the plainest type of a template comes first; a text of several parts has one on each line")
public enum ContentType {
  TEXT("twilio/text", true, "body"),
  MEDIA("twilio/media", false, "body"),
  QUICK_REPLY("twilio/quick-reply", true, "body"),
  CALL_TO_ACTION("twilio/call-to-action", true, "body"),
  LIST_PICKER("twilio/list-picker", true, "body"),
  CARD("twilio/card", true, "title", "subtitle", "body"),
  LOCATION("twilio/location", false, "label", "address");

  /// In characters, of one part.
  @Assumed("that of twilio/text for all: what a channel takes less of is decided where it is sent")
  static final int PART_LENGTH_MAX = 1_600;

  private final String type;
  private final boolean needsText;

  @SuppressWarnings("ImmutableEnumChecker") // It is never changed: List.of makes it.
  private final List<String> parts;

  ContentType(String type, boolean needsText, String... parts) {
    this.type = type;
    this.needsText = needsText;
    this.parts = List.of(parts);
  }

  /// The text of a template: that of its plainest type, with its variables. Empty when that type
  /// only shows something, `null` when each type needs its vendor.
  ///
  /// @param types the members of each type
  /// @throws Failure [ErrorCode#INVALID_PARAMETER] when a type lacks its text, or has too much of
  ///   it
  public static @Nullable String text(Map<String, ? extends Map<?, ?>> types) {
    @Nullable String plainest = null;
    for (var one : values()) {
      var members = types.get(one.type);
      if (members != null) {
        var text = one.textOf(members);
        plainest = plainest == null ? text : plainest;
      }
    }
    return plainest;
  }

  private String textOf(Map<?, ?> members) {
    var lines = new ArrayList<String>();
    for (var part : parts) {
      var value = members.get(part);
      if (value != null) {
        lines.add(line(part, value));
      }
    }
    var text = String.join("\n", lines);
    if (needsText && text.isBlank()) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, type + " needs a text: " + String.join(" or ", parts));
    }
    return text;
  }

  private String line(String part, Object value) {
    if (value instanceof String text
        && ProfileRules.isText(text)
        && ProfileRules.length(text) <= PART_LENGTH_MAX) {
      return text;
    }
    throw new Failure(
        ErrorCode.INVALID_PARAMETER,
        part + " of " + type + " must be a text of at most " + PART_LENGTH_MAX + " characters");
  }
}
