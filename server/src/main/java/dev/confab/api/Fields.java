package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.ProfileRules;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.platform.Json;
import java.time.Instant;
import java.util.regex.Pattern;

/// Parses the fields that many forms have, with their errors.
final class Fields {
  /// Not every digit of Unicode, and not more of them than a `long` has.
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

  private Fields() {}

  /// @param bytesMax in UTF-8
  static String attributes(String text, int bytesMax) {
    var json = ProfileRules.attributes(text, bytesMax);
    if (!Json.isValue(json)) {
      throw new Failure(ErrorCode.ATTRIBUTES_NOT_JSON, "Attributes not valid JSON");
    }
    return json;
  }

  static Instant dateCreated(String text) {
    return date(text, ErrorCode.DATE_CREATED_MALFORMED);
  }

  static Instant dateUpdated(String text) {
    return date(text, ErrorCode.DATE_UPDATED_MALFORMED);
  }

  static Instant date(String text, ErrorCode malformed) {
    return Dates.parse(text)
        .orElseThrow(
            () -> new Failure(malformed, "Date must be ISO 8601, such as 2026-01-31T10:00:00Z"));
  }

  /// @param name of the parameter
  static boolean flag(String name, String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw new Failure(ErrorCode.INVALID_PARAMETER, name + " must be true or false");
  }

  /// One that has the form of a sid; whether it is the account's own, its operator's list tells.
  static MessagingServiceSid messagingService(String text) {
    if (!MessagingServiceSid.matches(text)) {
      throw new Failure(
          ErrorCode.MESSAGING_SERVICE_SID_MALFORMED, "Messaging service sid is malformed");
    }
    return new MessagingServiceSid(text);
  }

  /// @param max at most 18 digits
  static long whole(String name, String text, long max) {
    if (WHOLE.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number <= max) {
        return number;
      }
    }
    throw new Failure(
        ErrorCode.INVALID_PARAMETER, name + " must be a whole number from 0 to " + max);
  }
}
