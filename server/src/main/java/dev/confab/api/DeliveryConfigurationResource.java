package dev.confab.api;

import dev.confab.domain.DeliveryConfiguration;
import dev.confab.domain.DeliveryConfigurations;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventSink;
import dev.confab.domain.Failure;
import dev.confab.domain.Once;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookSettings;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/confab/v1/Services/{sid}/Deliveries/Configuration`: how events are told, and to which sink.
final class DeliveryConfigurationResource {
  private static final String PATH =
      "/confab/v1/Services/{" + Families.SERVICE + "}/Deliveries/Configuration";

  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of("AttemptsMax", Schema.whole(1, WebhookSettings.ATTEMPTS_MAX)),
          Parameter.text("AgeMax"),
          Parameter.text("SinkUrl"),
          Parameter.of("SinkBatchMax", Schema.whole(1, EventSink.BATCH_MAX)));

  private static final Schema SCHEMA =
      Schema.object()
          .with("account_sid", Schema.sid("AC"))
          .with("chat_service_sid", Schema.sid("IS"))
          .with("attempts_max", Schema.whole(1, WebhookSettings.ATTEMPTS_MAX))
          .with("age_max", Schema.text())
          .with("sink_url", Schema.text().orNull())
          .with("sink_batch_max", Schema.whole(1, EventSink.BATCH_MAX).orNull())
          .with("url", Schema.url())
          .named("delivery_configuration");

  private final DeliveryConfigurations configurations;
  private final Tools tools;

  DeliveryConfigurationResource(DeliveryConfigurations configurations, Tools tools) {
    this.configurations = configurations;
    this.tools = tools;
  }

  List<Route> routes() {
    return List.of(
        Route.fetch(PATH, "FetchDeliveryConfiguration", SCHEMA, this::fetch),
        Route.update(PATH, "UpdateDeliveryConfiguration", PARAMETERS, SCHEMA, this::update));
  }

  private Reply fetch(Request request) {
    var scope = tools.scope(request);
    return reply(scope, configurations.fetch(scope), request);
  }

  private Reply update(Request request) {
    var scope = tools.scope(request);
    var form = request.form();
    var change =
        new DeliveryConfiguration.Change(
            form.keptWhenEmpty(
                "AttemptsMax",
                text -> (int) Fields.whole("AttemptsMax", text, WebhookSettings.ATTEMPTS_MAX)),
            form.keptWhenEmpty("AgeMax", DeliveryConfigurationResource::age),
            form.clearable("SinkUrl", text -> text),
            form.keptWhenEmpty(
                "SinkBatchMax",
                text -> (int) Fields.whole("SinkBatchMax", text, EventSink.BATCH_MAX)));
    return tools.once(
        request,
        (@Nullable Once<DeliveryConfiguration> once) -> configurations.update(scope, change, once),
        updated -> reply(scope, updated, request));
  }

  private static Duration age(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException _) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "AgeMax must be a duration in the form of ISO 8601, as PT24H");
    }
  }

  private static Reply reply(Scope scope, DeliveryConfiguration configuration, Request request) {
    var settings = configuration.settings();
    var sink = configuration.sink();
    return Reply.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("account_sid", scope.account().value());
          json.writeStringProperty("chat_service_sid", scope.service().value());
          json.writeNumberProperty("attempts_max", settings.attemptsMax());
          json.writeStringProperty("age_max", settings.ageMax().toString());
          if (sink == null) {
            json.writeNullProperty("sink_url");
            json.writeNullProperty("sink_batch_max");
          } else {
            json.writeStringProperty("sink_url", sink.url());
            json.writeNumberProperty("sink_batch_max", sink.batchMax());
          }
          json.writeStringProperty("url", request.baseUrl() + request.canonicalPath());
          json.writeEndObject();
        }));
  }
}
