package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.NewWebhook;
import dev.confab.domain.Webhook;
import dev.confab.domain.WebhookFields;
import dev.confab.domain.WebhookMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the parameters of the operations on webhooks of conversations.
final class ScopedWebhookForm {
  private static final long MESSAGE_INDEX_MAX = 999_999_999_999_999_999L;

  /// Names of the events that a webhook of a conversation can be told of.
  static final Schema EVENT =
      Schema.choice(
          Arrays.stream(EventType.values())
              .filter(EventType::isWithinConversation)
              .map(EventType::text)
              .toArray(String[]::new));

  /// Of an update.
  static final List<Parameter> CONFIGURATION =
      List.of(
          Parameter.of("Configuration.Url", Schema.text(WebhookFields.URL_LENGTH_MAX)),
          Parameter.choice("Configuration.Method", Choice.texts(WebhookMethod.class)),
          Parameter.of("Configuration.Filters", EVENT).repeated(),
          Parameter.of("Configuration.Triggers", Schema.text(WebhookFields.TRIGGER_LENGTH_MAX))
              .repeated(),
          Parameter.sid("Configuration.FlowSid", "FW"));

  /// Of a create.
  static final List<Parameter> PARAMETERS = parameters();

  private ScopedWebhookForm() {}

  private static List<Parameter> parameters() {
    var all = new ArrayList<Parameter>();
    all.add(Parameter.choice("Target", Choice.texts(Webhook.Target.class)).required());
    all.addAll(CONFIGURATION);
    all.add(Parameter.of("Configuration.ReplayAfter", Schema.whole(0, MESSAGE_INDEX_MAX)));
    return List.copyOf(all);
  }

  static NewWebhook create(Form form) {
    var target = form.textOrNull("Target");
    if (target == null) {
      throw new Failure(ErrorCode.WEBHOOK_TARGET_MISSING, "Target is missing");
    }
    return new NewWebhook(
        Choice.of(Webhook.Target.class, "Target", target, ErrorCode.WEBHOOK_TARGET_UNKNOWN),
        update(form),
        form.parsed(
            "Configuration.ReplayAfter",
            text -> Fields.whole("Configuration.ReplayAfter", text, MESSAGE_INDEX_MAX)));
  }

  static WebhookFields update(Form form) {
    return new WebhookFields(
        form.sent("Configuration.Url", text -> text),
        form.keptWhenEmpty("Configuration.Method", text -> text),
        form.sentList("Configuration.Filters", names -> names),
        form.sentList("Configuration.Triggers", texts -> texts),
        form.sent("Configuration.FlowSid", text -> text));
  }
}
