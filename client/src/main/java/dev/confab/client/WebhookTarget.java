package dev.confab.client;

/// What a webhook calls. An open set: a newer server may name others.
///
/// @param value as on the wire
public record WebhookTarget(String value) {
  /// A URL, on the events of its filter.
  public static final WebhookTarget WEBHOOK = new WebhookTarget("webhook");

  /// A URL, on messages that begin with one of its triggers; of a conversation only.
  public static final WebhookTarget TRIGGER = new WebhookTarget("trigger");

  /// A Studio flow; of a conversation only.
  public static final WebhookTarget STUDIO = new WebhookTarget("studio");

  /// Flex; of the account only.
  public static final WebhookTarget FLEX = new WebhookTarget("flex");

  @Override
  public String toString() {
    return value;
  }
}
