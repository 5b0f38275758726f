package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook of one conversation, `WH…`, as the server described it at one moment.
///
/// @param json the complete answer
public record ScopedWebhook(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public ScopedWebhook {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "conversation_sid", "target");
    Settings.of(json);
  }

  /// What it calls and when. Which of these are set depends on the target.
  ///
  /// @param url of a webhook or trigger; null else
  /// @param method of a webhook or trigger; null else
  /// @param filters the events a webhook is called for; empty else
  /// @param triggers what a message begins with for a trigger to be called; empty else
  /// @param flowSid `FW…`, of Studio; null else
  public record Settings(
      @Nullable String url,
      @Nullable WebhookMethod method,
      List<WebhookEvent> filters,
      List<String> triggers,
      @Nullable String flowSid) {
    /// Copies the lists.
    public Settings {
      filters = List.copyOf(filters);
      triggers = List.copyOf(triggers);
    }

    /// Some answers have the words of a trigger under `filters`.
    static Settings of(JsonObject webhook) {
      var json = webhook.object("configuration");
      var filters = json.textItems("filters");
      var triggers = json.textItems("triggers");
      boolean misplaced = "trigger".equals(webhook.text("target")) && triggers.isEmpty();
      return new Settings(
          json.text("url"),
          json.open("method", WebhookMethod::new),
          misplaced ? List.of() : filters.stream().map(WebhookEvent::new).toList(),
          misplaced ? filters : triggers,
          json.text("flow_sid"));
    }
  }

  /// `IS…`; the service it belongs to. Null on the paths of the default service.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `CH…`; the conversation it belongs to.
  public @Nullable String conversationSid() {
    return json.text("conversation_sid");
  }

  /// What it calls; null only if the server did not say.
  public @Nullable WebhookTarget target() {
    return json.open("target", WebhookTarget::new);
  }

  /// What it calls and when, in particular.
  public Settings configuration() {
    return Settings.of(json);
  }

  @Override
  public String toString() {
    return "ScopedWebhook " + json;
  }
}
