package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configuration of an address, `IG…`, as the server described it at one moment.
///
/// @param json the complete answer
public record AddressConfiguration(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public AddressConfiguration {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "type", "address", "friendly_name", "address_country");
    AutoCreation.of(json.object("auto_creation"));
  }

  /// What happens when a message arrives that belongs to no conversation yet. Which of these are
  /// set depends on the type.
  ///
  /// @param enabled whether a conversation is created
  /// @param type what the new conversation gets; null if the server did not say
  /// @param conversationServiceSid `IS…`, its service; null for the default one
  /// @param webhookUrl of type webhook; null else
  /// @param webhookMethod of type webhook; null else
  /// @param webhookFilters of type webhook; empty else
  /// @param studioFlowSid `FW…`, of type Studio; null else
  /// @param studioRetryCount of type Studio; null else
  /// @param bindingName seen on Twilio; null else
  public record AutoCreation(
      boolean enabled,
      @Nullable AutoCreationType type,
      @Nullable String conversationServiceSid,
      @Nullable String webhookUrl,
      @Nullable WebhookMethod webhookMethod,
      List<WebhookEvent> webhookFilters,
      @Nullable String studioFlowSid,
      @Nullable Integer studioRetryCount,
      @Nullable String bindingName) {
    /// Copies the list.
    public AutoCreation {
      webhookFilters = List.copyOf(webhookFilters);
    }

    static AutoCreation of(JsonObject json) {
      return new AutoCreation(
          Boolean.TRUE.equals(json.bool("enabled")),
          json.open("type", AutoCreationType::new),
          json.text("conversation_service_sid"),
          json.text("webhook_url"),
          json.open("webhook_method", WebhookMethod::new),
          json.textItems("webhook_filters").stream().map(WebhookEvent::new).toList(),
          json.text("studio_flow_sid"),
          json.integer("studio_retry_count"),
          json.text("binding_name"));
    }
  }

  /// The channel; null only if the server did not say.
  public @Nullable AddressType type() {
    return json.open("type", AddressType::new);
  }

  /// The address.
  public @Nullable String address() {
    return json.text("address");
  }

  /// A name for people; null if not set.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// The country of a short code as two letters; null if not set.
  public @Nullable String addressCountry() {
    return json.text("address_country");
  }

  /// What happens when a message arrives that belongs to no conversation yet.
  public AutoCreation autoCreation() {
    return AutoCreation.of(json.object("auto_creation"));
  }

  @Override
  public String toString() {
    return "AddressConfiguration " + json;
  }
}
