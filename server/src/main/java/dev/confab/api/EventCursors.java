package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.Failure;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.platform.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Cursors of the feed of events: a place in the log, and a check that it was made for this
/// service. They are no secret, and stay valid for as long as the log does, on every server.
final class EventCursors {
  private static final String PREFIX = "EC";
  private static final int CHECK_DIGITS = 12;
  private static final Pattern FORM =
      Pattern.compile(
          PREFIX + "(?<epoch>[0-9a-f]{8})(?<position>[0-9a-f]{16})[0-9a-f]{" + CHECK_DIGITS + "}");

  private EventCursors() {}

  static String write(ServiceSid service, Place place) {
    var digits = HexFormat.of();
    var text = digits.toHexDigits(place.epoch()) + digits.toHexDigits(place.position());
    return PREFIX + text + Sha256.hex(service + " " + text).substring(0, CHECK_DIGITS);
  }

  /// @throws Failure when the text was not made for this service
  static Place read(ServiceSid service, String text) {
    var form = FORM.matcher(text);
    if (form.matches()) {
      var place =
          new Place(
              HexFormat.fromHexDigits(form.group("epoch")),
              HexFormat.fromHexDigitsToLong(form.group("position")));
      if (write(service, place).equals(text)) {
        return place;
      }
    }
    throw new Failure(ErrorCode.INVALID_PARAMETER, "After is no cursor of this service's events");
  }
}
