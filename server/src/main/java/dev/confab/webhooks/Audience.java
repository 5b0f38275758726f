package dev.confab.webhooks;

import dev.confab.domain.Assumed;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.platform.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which events of its conversation a webhook hears of.
final class Audience {
  private Audience() {}

  /// Whether webhooks are told of an event, whichever they are.
  static boolean isTold(LoggedEvent event) {
    return event.origin().callsWebhooks() && Told.isTold(event.type()) && !event.isLost();
  }

  /// Whether nothing that comes behind an event of its conversation is for a webhook.
  static boolean isLast(Listener listener, LoggedEvent event) {
    var last = listener.lastEvent();
    return event.is(EventType.CONVERSATION_REMOVED) || (last != null && last == event.sequence());
  }

  /// What happens while the webhook is there.
  static boolean hears(Listener listener, LoggedEvent event) {
    var last = listener.lastEvent();
    boolean isThere =
        event.sequence() > listener.firstEvent() && (last == null || event.sequence() < last);
    return isThere && isWanted(listener, event);
  }

  /// What happened before the webhook was there: the messages behind an index, whoever wrote them
  /// in whatever way.
  @Assumed("a replay begins behind the index; it also tells of what was written without the header")
  static boolean hearsReplayed(Listener listener, LoggedEvent event) {
    var after = listener.replayAfter();
    return after != null
        && event.sequence() < listener.firstEvent()
        && event.is(EventType.MESSAGE_ADDED)
        && index(event) > after
        && isWanted(listener, event);
  }

  @Assumed("a trigger is found anywhere in a text, in upper or lower case")
  private static boolean isWanted(Listener listener, LoggedEvent event) {
    return switch (listener.configuration()) {
      case OfWebhook(var _, var _, var filters) -> event.isOneOf(filters);
      case OfTrigger(var _, var _, var triggers) ->
          event.is(EventType.MESSAGE_ADDED) && contains(member(event, "body"), triggers);
      case OfStudio _ -> false;
    };
  }

  private static boolean contains(@Nullable String json, List<String> triggers) {
    var body = json == null ? "" : Json.string(json).orElse("").toLowerCase(Locale.ROOT);
    return triggers.stream().anyMatch(trigger -> body.contains(trigger.toLowerCase(Locale.ROOT)));
  }

  private static long index(LoggedEvent event) {
    var index = member(event, "index");
    return index == null ? -1 : Long.parseLong(index);
  }

  private static @Nullable String member(LoggedEvent event, String name) {
    return Json.members(event.data()).orElseThrow().get(name);
  }
}
