package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which webhooks are called for the account or for one service, as the server described it at one
/// moment. Those of a service, once configured, replace those of the account.
///
/// @param json the complete answer
public record WebhookConfiguration(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if a member has another type
  public WebhookConfiguration {
    Members.check(json, JsonObject::text, "account_sid", "chat_service_sid", "method", "target");
    Members.check(json, JsonObject::text, "pre_webhook_url", "post_webhook_url", "url");
    json.textItems("filters");
  }

  /// `AC…`; the owner.
  public @Nullable String accountSid() {
    return json.text("account_sid");
  }

  /// `IS…`; the service it is about. Null for the one of the account.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// How the URLs are called; null for a service that was never configured.
  public @Nullable WebhookMethod method() {
    return json.open("method", WebhookMethod::new);
  }

  /// What they are called for; empty if nothing was configured.
  public List<WebhookEvent> filters() {
    return json.textItems("filters").stream().map(WebhookEvent::new).toList();
  }

  /// Asked before something happens; null if not set.
  public @Nullable String preWebhookUrl() {
    return json.text("pre_webhook_url");
  }

  /// Told after something happened; null if not set.
  public @Nullable String postWebhookUrl() {
    return json.text("post_webhook_url");
  }

  /// What is called; null for a service.
  public @Nullable WebhookTarget target() {
    return json.open("target", WebhookTarget::new);
  }

  /// Its own absolute address.
  public @Nullable String url() {
    return json.text("url");
  }

  @Override
  public String toString() {
    return "WebhookConfiguration " + json;
  }
}
