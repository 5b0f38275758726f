package dev.confab.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The webhooks of a whole account or service.
///
/// @param method `null` for a service that never set one
/// @param filters names of the events that are told, as [WebhookEvents] lists them; `null` likewise
/// @param target kept, without an effect here
public record WebhookConfiguration(
    @Nullable String preWebhookUrl,
    @Nullable String postWebhookUrl,
    @Nullable WebhookMethod method,
    @Nullable List<String> filters,
    Target target) {
  /// Of a service that has none of its own.
  public static final WebhookConfiguration UNSET =
      new WebhookConfiguration(null, null, null, null, Target.WEBHOOK);

  /// Of a new account.
  public static final WebhookConfiguration EMPTY =
      new WebhookConfiguration(null, null, WebhookMethod.POST, List.of(), Target.WEBHOOK);

  /// Who is called: the URLs here, or Twilio's Flex.
  public enum Target {
    WEBHOOK,
    FLEX;

    public String text() {
      return Choice.text(this);
    }
  }

  /// Without users and passwords.
  @Override
  public String toString() {
    return "%s before %s, after %s %s"
        .formatted(method, withoutUser(preWebhookUrl), withoutUser(postWebhookUrl), filters);
  }

  private static @Nullable String withoutUser(@Nullable String url) {
    return url == null ? null : WebhookUrls.withoutUser(url);
  }
}
