package dev.confab.domain.sid;

import java.time.Instant;

/// The sid of a delivery of a webhook; the prefix is ours.
public record WebhookDeliverySid(String value) {
  private static final String PREFIX = "WD";

  public WebhookDeliverySid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  /// The sid of what is told of something that has happened.
  ///
  /// @param happened when, which the sid tells
  /// @param digits of what it is and who is told, of which the first 62 bits count: they tell it
  ///   from all others of the same instant, and are the same when it is made again
  public static WebhookDeliverySid of(Instant happened, long digits) {
    return new WebhookDeliverySid(SidSequence.at(PREFIX, happened, digits));
  }

  /// What all sids of what happens at an instant or later come behind, and all earlier ones before.
  /// It is nobody's.
  public static WebhookDeliverySid startOf(Instant instant) {
    return new WebhookDeliverySid(SidSequence.start(PREFIX, instant));
  }

  @Override
  public String toString() {
    return value;
  }
}
