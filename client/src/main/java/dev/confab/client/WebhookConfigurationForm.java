package dev.confab.client;

import java.util.List;

/// What an update says about the webhooks of the account or of one service.
public final class WebhookConfigurationForm extends RequestForm<WebhookConfigurationForm> {
  WebhookConfigurationForm(Use use) {
    super(use);
  }

  /// Sets how the URLs are called.
  public WebhookConfigurationForm method(WebhookMethod method) {
    return set("Method", method.value());
  }

  /// Replaces what they are called for; nothing: for nothing.
  public WebhookConfigurationForm filters(List<WebhookEvent> events) {
    return set("Filters", events);
  }

  /// Sets the absolute URL that is asked before something happens.
  public WebhookConfigurationForm preWebhookUrl(String url) {
    return set("PreWebhookUrl", url);
  }

  /// Takes that URL away.
  public WebhookConfigurationForm clearPreWebhookUrl() {
    return preWebhookUrl("");
  }

  /// Sets the absolute URL that is told after something happened.
  public WebhookConfigurationForm postWebhookUrl(String url) {
    return set("PostWebhookUrl", url);
  }

  /// Takes that URL away.
  public WebhookConfigurationForm clearPostWebhookUrl() {
    return postWebhookUrl("");
  }

  /// Sets what is called: the URLs or Flex. Of the account only.
  public WebhookConfigurationForm target(WebhookTarget target) {
    return only(Use.UPDATE, "Target").set("Target", target.value());
  }
}
