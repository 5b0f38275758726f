package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookConfiguration.Target;
import dev.confab.domain.sid.AccountSid;
import tools.jackson.core.JsonGenerator;

/// Writes the webhooks of accounts and services as Twilio prints them.
final class WebhookConfigurationJson {
  private static final Schema METHOD = Schema.choice("GET", "POST");

  static final Schema OF_ACCOUNT =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("method", METHOD)
          .with("filters", Schema.list(Schema.text()))
          .with("pre_webhook_url", Schema.text().orNull())
          .with("post_webhook_url", Schema.text().orNull())
          .with("target", Schema.choice(Choice.texts(Target.class)))
          .with("url", Schema.url())
          .named("configuration_webhook");

  static final Schema OF_SERVICE =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("pre_webhook_url", Schema.text().orNull())
          .with("post_webhook_url", Schema.text().orNull())
          .with("filters", Schema.list(Schema.text()).orNull())
          .with("method", METHOD.orNull())
          .with("url", Schema.url())
          .named("service_webhook_configuration");

  private WebhookConfigurationJson() {}

  /// @param root URL of the version of the API
  static void write(
      JsonGenerator json, AccountSid account, WebhookConfiguration configuration, String root) {
    json.writeStartObject();
    json.writeStringProperty("account_sid", account.value());
    shared(json, configuration);
    json.writeStringProperty("target", configuration.target().text());
    json.writeStringProperty("url", root + "/Configuration/Webhooks");
    json.writeEndObject();
  }

  /// @param family URL of the service
  static void write(
      JsonGenerator json, Scope scope, WebhookConfiguration configuration, String family) {
    json.writeStartObject();
    json.writeStringProperty("account_sid", scope.account().value());
    json.writeStringProperty("chat_service_sid", scope.service().value());
    shared(json, configuration);
    json.writeStringProperty("url", family + "/Configuration/Webhooks");
    json.writeEndObject();
  }

  private static void shared(JsonGenerator json, WebhookConfiguration configuration) {
    var method = configuration.method();
    var filters = configuration.filters();
    json.writeStringProperty("method", method == null ? null : method.name());
    if (filters == null) {
      json.writeNullProperty("filters");
    } else {
      json.writeArrayPropertyStart("filters");
      filters.forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeStringProperty("pre_webhook_url", configuration.preWebhookUrl());
    json.writeStringProperty("post_webhook_url", configuration.postWebhookUrl());
  }
}
