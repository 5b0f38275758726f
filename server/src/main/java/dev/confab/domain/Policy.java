package dev.confab.domain;

/// What the operator of the server decides for everybody.
public record Policy(Limits limits, WebhookUrls webhookUrls, WebhookPolicy webhooks) {
  /// That of Twilio.
  public static final Policy DEFAULT =
      new Policy(Limits.DEFAULT, new WebhookUrls(false), WebhookPolicy.DEFAULT);
}
