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

  public static WebhookDeliverySid next(SidSequence sequence) {
    return new WebhookDeliverySid(sequence.next(PREFIX));
  }

  /// What all sids that are made at an instant or later come behind, and all earlier ones before.
  /// It is nobody's.
  public static WebhookDeliverySid startOf(Instant instant) {
    return new WebhookDeliverySid(SidSequence.start(PREFIX, instant));
  }

  @Override
  public String toString() {
    return value;
  }
}
