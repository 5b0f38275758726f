package dev.confab.client;

import java.util.List;

/// What a create or an update says about a webhook of one conversation.
public final class ScopedWebhookForm extends RequestForm<ScopedWebhookForm> {
  ScopedWebhookForm(Use use) {
    super(use);
  }

  /// Sets what it calls: required in a create, and of a create only.
  public ScopedWebhookForm target(WebhookTarget target) {
    return only(Use.CREATE, "Target").set("Target", target.value());
  }

  /// Sets the absolute URL: at most 512 characters; required for a webhook and a trigger.
  public ScopedWebhookForm configurationUrl(String url) {
    return set("Configuration.Url", url);
  }

  /// Sets how the URL is called; a Confab server takes POST unless it is set.
  public ScopedWebhookForm configurationMethod(WebhookMethod method) {
    return set("Configuration.Method", method.value());
  }

  /// Replaces the events it is called for: at least one for a webhook, and none that is asked
  /// before it happens.
  public ScopedWebhookForm configurationFilters(List<WebhookEvent> events) {
    return set("Configuration.Filters", events);
  }

  /// Replaces what a message begins with for a trigger to be called: 1 to 5 texts of at most 248
  /// characters.
  public ScopedWebhookForm configurationTriggers(List<String> words) {
    return set("Configuration.Triggers", words);
  }

  /// Sets the flow; required for Studio.
  ///
  /// @param sid `FW…`
  public ScopedWebhookForm configurationFlowSid(String sid) {
    return set("Configuration.FlowSid", sid);
  }

  /// Replays the messages that are there already, from the one after this index on. Of a create
  /// only; no answer contains it.
  public ScopedWebhookForm configurationReplayAfter(int index) {
    return only(Use.CREATE, "Configuration.ReplayAfter").set("Configuration.ReplayAfter", index);
  }
}
