package dev.confab.api;

import dev.confab.domain.Account;
import dev.confab.domain.ServiceSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes the configurations of accounts and services as Twilio prints them.
final class ConfigurationJson {
  static final Schema OF_ACCOUNT =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("default_chat_service_sid", Schema.sid("IS"))
          .with("default_messaging_service_sid", Schema.sid("MG").orNull())
          .with("default_inactive_timer", Schema.text().orNull())
          .with("default_closed_timer", Schema.text().orNull())
          .with("url", Schema.url())
          .with("links", Schema.links(List.of("service", "webhooks")))
          .named("configuration");

  static final Schema OF_SERVICE =
      Schema.object()
          .with("chat_service_sid", Schema.sid("IS"))
          .with("default_conversation_creator_role_sid", Schema.sid("RL"))
          .with("default_conversation_role_sid", Schema.sid("RL"))
          .with("default_chat_service_role_sid", Schema.sid("RL"))
          .with("reachability_enabled", Schema.flag())
          .with("url", Schema.url())
          .with("links", Schema.links(List.of("notifications", "webhooks")))
          .named("service_configuration");

  private ConfigurationJson() {}

  /// @param root URL of the version of the API
  static void write(JsonGenerator json, Account account, String root) {
    @Nullable Object messagingService = account.defaultMessagingService();
    var service = account.defaultService();
    var url = root + "/Configuration";
    json.writeStartObject();
    json.writeStringProperty("account_sid", account.sid().value());
    json.writeStringProperty("default_chat_service_sid", service.value());
    json.writeStringProperty(
        "default_messaging_service_sid",
        messagingService == null ? null : messagingService.toString());
    json.writeStringProperty("default_inactive_timer", account.inactiveTimer());
    json.writeStringProperty("default_closed_timer", account.closedTimer());
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("service", root + "/Services/" + service + "/Configuration");
    json.writeStringProperty("webhooks", url + "/Webhooks");
    json.writeEndObject();
    json.writeEndObject();
  }

  /// @param family URL of the service
  static void write(JsonGenerator json, ServiceSettings settings, String family) {
    var roles = settings.roles();
    var url = family + "/Configuration";
    json.writeStartObject();
    json.writeStringProperty("chat_service_sid", settings.service().value());
    json.writeStringProperty("default_conversation_creator_role_sid", roles.creator().value());
    json.writeStringProperty("default_conversation_role_sid", roles.participant().value());
    json.writeStringProperty("default_chat_service_role_sid", roles.user().value());
    json.writeBooleanProperty("reachability_enabled", settings.isReachabilityEnabled());
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("notifications", url + "/Notifications");
    json.writeStringProperty("webhooks", url + "/Webhooks");
    json.writeEndObject();
    json.writeEndObject();
  }
}
