package dev.confab.webhooks;

import dev.confab.domain.Assumed;
import dev.confab.domain.EventLog.Trace;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Scope;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides who hears of events, as far as that can be seen without what they tell: most events are
/// for nobody, and need not be read.
///
/// @param listeners webhooks of single conversations, by the sids of these
record Audience(Configurations configurations, Map<String, List<Listener>> listeners) {
  /// A webhook, or a sink, that hears of an event, if what the event tells meets a condition.
  record Hearer(WebhookKey webhook, Destination destination, Predicate<LoggedEvent> condition) {}

  /// Whether webhooks can be told of an event, whichever they are.
  static boolean isTold(Trace event) {
    return event.callsWebhooks() && EventForm.isFor(event.type());
  }

  /// Whether nothing that comes behind an event of its conversation is for a webhook.
  static boolean isLast(Listener listener, Trace event) {
    var last = listener.lastEvent();
    return event.is(EventType.CONVERSATION_REMOVED) || (last != null && last == event.sequence());
  }

  /// Webhooks of an event's conversation that follow the log, whatever they want to hear.
  List<Listener> near(Trace event) {
    return listeners.getOrDefault(event.stream().sid(), List.of()).stream()
        .filter(listener -> listener.replayPosition() == null)
        .toList();
  }

  /// Those that hear of an event. Of one whose service is forgotten nobody does.
  List<Hearer> of(Trace event) {
    var account = event.account();
    if (account == null) {
      return List.of();
    }
    var configured = configurations.of(new Scope(account, event.service()));
    var hearers = new ArrayList<Hearer>();
    if (isTold(event)) {
      for (var wide : configured.webhooks()) {
        if (wide.events().contains(event.type())) {
          hearers.add(new Hearer(wide.key(), wide.destination(), _ -> true));
        }
      }
      near(event).stream()
          .filter(listener -> isThere(listener, event))
          .flatMap(listener -> wanting(listener, event).stream())
          .forEach(hearers::add);
    }
    var sink = configured.sink();
    if (sink != null && CloudEvent.isFor(event.type())) {
      hearers.add(new Hearer(WebhookKey.ofSink(event.service()), sink, _ -> true));
    }
    return hearers;
  }

  /// A webhook as it hears of the past, as long as it does not follow the log: of all that happened
  /// since it is there, as if it had followed, and of the messages before.
  @Assumed("a replay begins behind the index; it also tells of what was written without the header")
  static Optional<Hearer> ofPast(Listener listener, Trace event) {
    boolean isReplayed =
        event.sequence() < listener.firstEvent() && event.is(EventType.MESSAGE_ADDED);
    if (event.account() == null || !(isReplayed || (isTold(event) && isThere(listener, event)))) {
      return Optional.empty();
    }
    var hearer = wanting(listener, event);
    return isReplayed ? hearer.map(one -> behind(listener.replayAfter(), one)) : hearer;
  }

  /// Whether an event happened while a webhook was there.
  private static boolean isThere(Listener listener, Trace event) {
    var last = listener.lastEvent();
    return event.sequence() > listener.firstEvent() && (last == null || event.sequence() < last);
  }

  @Assumed("a trigger is found anywhere in a text, in upper or lower case")
  private static Optional<Hearer> wanting(Listener listener, Trace event) {
    return switch (listener.configuration()) {
      case OfWebhook(var url, var method, var filters) ->
          filters.stream().anyMatch(event::is)
              ? Optional.of(hearer(listener, new Destination(url, method), _ -> true))
              : Optional.empty();
      case OfTrigger(var url, var method, var triggers) ->
          event.is(EventType.MESSAGE_ADDED)
              ? Optional.of(
                  hearer(listener, new Destination(url, method), one -> contains(one, triggers)))
              : Optional.empty();
      case OfStudio _ -> Optional.empty();
    };
  }

  private static Hearer hearer(
      Listener listener, Destination destination, Predicate<LoggedEvent> condition) {
    return new Hearer(WebhookKey.of(listener.sid()), destination, condition);
  }

  private static Hearer behind(@Nullable Long after, Hearer hearer) {
    return new Hearer(
        hearer.webhook(),
        hearer.destination(),
        event -> after != null && index(event) > after && hearer.condition().test(event));
  }

  private static boolean contains(LoggedEvent event, List<String> triggers) {
    var json = member(event, "body");
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
