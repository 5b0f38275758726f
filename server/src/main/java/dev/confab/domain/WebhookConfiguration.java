package dev.confab.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The webhooks of a whole account or service.
///
/// @param method `GET` or `POST`; `null` for a service that was never configured
/// @param filters names of the events that are told; `null` likewise
/// @param target what Twilio's Flex makes of it; kept, without an effect here
public record WebhookConfiguration(
    @Nullable String preWebhookUrl,
    @Nullable String postWebhookUrl,
    @Nullable String method,
    @Nullable List<String> filters,
    String target) {
  public static final String TARGET_WEBHOOK = "webhook";

  /// Of a service that has none of its own.
  public static final WebhookConfiguration UNSET =
      new WebhookConfiguration(null, null, null, null, TARGET_WEBHOOK);

  /// Of a new account.
  public static final WebhookConfiguration EMPTY =
      new WebhookConfiguration(null, null, "POST", List.of(), TARGET_WEBHOOK);
}
