package dev.confab.domain;

/// What the operator of the server decides for everybody.
///
/// @param retention of the event log
public record Policy(
    Limits limits, WebhookUrls webhookUrls, Retention retention, WebhookPolicy webhooks) {
  /// That of Twilio, which has no log of events.
  public static final Policy DEFAULT =
      new Policy(Limits.DEFAULT, new WebhookUrls(false), Retention.DEFAULT, WebhookPolicy.DEFAULT);
}
