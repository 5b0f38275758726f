package dev.confab.api;

import dev.confab.domain.EventType;
import dev.confab.domain.Webhook;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookMethod;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes a webhook of a conversation as Twilio prints it.
final class ScopedWebhookJson {
  /// Those of the webhook's own target.
  private static final Schema CONFIGURATION =
      Schema.object()
          .maybe("url", Schema.text())
          .maybe("method", Schema.choice("get", "post"))
          .maybe("filters", Schema.list(Schema.text()))
          .maybe("triggers", Schema.list(Schema.text()))
          .maybe("flow_sid", Schema.sid("FW"));

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("WH"))
          .with("account_sid", Schema.sid("AC"))
          .maybe("chat_service_sid", Schema.sid("IS"))
          .with("conversation_sid", Schema.sid("CH"))
          .with("target", Schema.choice("webhook", "trigger", "studio"))
          .with("configuration", CONFIGURATION)
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .named("conversation_scoped_webhook");

  private ScopedWebhookJson() {}

  static void write(JsonGenerator json, Webhook webhook, Request request) {
    json.writeStartObject();
    json.writeStringProperty("sid", webhook.sid().value());
    json.writeStringProperty("account_sid", webhook.scope().account().value());
    if (Families.isNamed(request)) {
      json.writeStringProperty("chat_service_sid", webhook.scope().service().value());
    }
    json.writeStringProperty("conversation_sid", webhook.conversation().value());
    json.writeStringProperty("target", webhook.configuration().target().text());
    json.writeObjectPropertyStart("configuration");
    configuration(json, webhook.configuration());
    json.writeEndObject();
    json.writeStringProperty("date_created", Dates.print(webhook.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(webhook.dates().updated()));
    json.writeStringProperty(
        "url",
        "%s/Conversations/%s/Webhooks/%s"
            .formatted(Families.url(request), webhook.conversation(), webhook.sid()));
    json.writeEndObject();
  }

  private static void configuration(JsonGenerator json, Webhook.Configuration configuration) {
    switch (configuration) {
      case OfWebhook(var url, var method, var filters) -> {
        call(json, url, method);
        list(json, "filters", filters.stream().map(EventType::text).toList());
      }
      case OfTrigger(var url, var method, var triggers) -> {
        call(json, url, method);
        list(json, "triggers", triggers);
      }
      case OfStudio(var flow) -> json.writeStringProperty("flow_sid", flow.value());
    }
  }

  private static void call(JsonGenerator json, String url, WebhookMethod method) {
    json.writeStringProperty("url", url);
    json.writeStringProperty("method", method.text());
  }

  private static void list(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
