package dev.confab.domain.sid;

/// The sid of a conversation-scoped webhook.
public record WebhookSid(String value) {
  private static final String PREFIX = "WH";

  public WebhookSid {
    Sids.require(PREFIX, value);
  }

  /// Whether a text has the form of such a sid; nothing is looked up.
  public static boolean matches(String text) {
    return Sids.matches(PREFIX, text);
  }

  public static WebhookSid next(SidSequence sequence) {
    return new WebhookSid(sequence.next(PREFIX));
  }

  @Override
  public String toString() {
    return value;
  }
}
