package dev.confab.domain;

import dev.confab.domain.Webhook.Configuration;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.Webhook.Target;
import dev.confab.domain.sid.FlowSid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configuration of a webhook as it is sent. A target looks only at its own fields and ignores
/// the others, whatever they say; each of its own has an error of its own.
public record WebhookFields(
    Patch<String> url,
    Patch<String> method,
    Patch<List<String>> filters,
    Patch<List<String>> triggers,
    Patch<String> flow) {
  public static final int URL_LENGTH_MAX = 512;
  public static final int TRIGGERS_MAX = 5;
  public static final int TRIGGER_LENGTH_MAX = 248;

  /// The configuration of a new webhook.
  @Assumed("POST, where no method is sent")
  Configuration make(Target target, WebhookUrls urls) {
    return switch (target) {
      case WEBHOOK ->
          new OfWebhook(
              urlOver(null, urls), methodOver(WebhookMethod.POST), filtersOver(List.of()));
      case TRIGGER ->
          new OfTrigger(
              urlOver(null, urls), methodOver(WebhookMethod.POST), triggersOver(List.of()));
      case STUDIO -> new OfStudio(flowOver(null));
    };
  }

  /// The configuration that an update makes of another one.
  Configuration change(Configuration current, WebhookUrls urls) {
    return switch (current) {
      case OfWebhook(var oldUrl, var oldMethod, var oldFilters) ->
          new OfWebhook(urlOver(oldUrl, urls), methodOver(oldMethod), filtersOver(oldFilters));
      case OfTrigger(var oldUrl, var oldMethod, var oldTriggers) ->
          new OfTrigger(urlOver(oldUrl, urls), methodOver(oldMethod), triggersOver(oldTriggers));
      case OfStudio(var oldFlow) -> new OfStudio(flowOver(oldFlow));
    };
  }

  /// Events by their names, each once.
  ///
  /// @throws Failure [ErrorCode#WEBHOOK_FILTER_UNKNOWN]
  @Assumed("an event that is named twice counts once")
  public static List<EventType> events(List<String> names) {
    return names.stream().map(WebhookFields::event).distinct().toList();
  }

  private static EventType event(String name) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.isWithinConversation() && type.text().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new Failure(
                ErrorCode.WEBHOOK_FILTER_UNKNOWN,
                "Webhooks can be told of no such event after the fact: " + name));
  }

  /// What was stored is not judged again: operators may have changed what is allowed.
  private String urlOver(@Nullable String current, WebhookUrls urls) {
    var newUrl = url.over(current);
    if (newUrl == null || newUrl.isEmpty()) {
      throw new Failure(ErrorCode.WEBHOOK_URL_MISSING, "Configuration.Url is missing");
    }
    if (newUrl.equals(current)) {
      return newUrl;
    }
    if (ProfileRules.length(newUrl) > URL_LENGTH_MAX) {
      throw new Failure(
          ErrorCode.WEBHOOK_URL_TOO_LONG,
          "Configuration.Url is too long: at most " + URL_LENGTH_MAX + " characters are allowed");
    }
    return urls.require("Configuration.Url", newUrl, ErrorCode.INVALID_PARAMETER);
  }

  private WebhookMethod methodOver(WebhookMethod current) {
    var text = method.over(null);
    return text == null
        ? current
        : Choice.of(
            WebhookMethod.class, "Configuration.Method", text, ErrorCode.WEBHOOK_METHOD_INVALID);
  }

  private List<EventType> filtersOver(List<EventType> current) {
    var names = filters.over(null);
    var events = names == null ? current : events(names);
    if (events.isEmpty()) {
      throw new Failure(ErrorCode.WEBHOOK_FILTERS_MISSING, "Configuration.Filters is missing");
    }
    return events;
  }

  private List<String> triggersOver(List<String> current) {
    var texts = triggers.overRequired(current);
    if (texts.isEmpty()) {
      throw new Failure(ErrorCode.WEBHOOK_TRIGGERS_MISSING, "Configuration.Triggers is missing");
    }
    if (texts.size() > TRIGGERS_MAX) {
      throw new Failure(
          ErrorCode.TOO_MANY_TRIGGERS, "At most " + TRIGGERS_MAX + " triggers are allowed");
    }
    if (!texts.stream().allMatch(WebhookFields::isTrigger)) {
      throw new Failure(
          ErrorCode.WEBHOOK_TRIGGER_INVALID,
          "A trigger must have 1 to " + TRIGGER_LENGTH_MAX + " characters");
    }
    return texts;
  }

  private static boolean isTrigger(String text) {
    return !text.isEmpty() && ProfileRules.length(text) <= TRIGGER_LENGTH_MAX;
  }

  private FlowSid flowOver(@Nullable FlowSid current) {
    var text = flow.over(current == null ? null : current.value());
    if (text == null || !FlowSid.matches(text)) {
      throw new Failure(
          ErrorCode.WEBHOOK_FLOW_SID_MALFORMED,
          "Configuration.FlowSid must be FW and 32 hexadecimal digits");
    }
    return new FlowSid(text);
  }
}
