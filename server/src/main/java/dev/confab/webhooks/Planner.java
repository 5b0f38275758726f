package dev.confab.webhooks;

import dev.confab.domain.EventLog;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventType;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.LogReaderTable.Mark;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Store;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookSid;
import dev.confab.platform.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the event log and writes down what is to be told to whom. The deliveries of some events
/// and the place in the log behind them are written together, so each event is planned once,
/// whoever crashes when, and whoever else plans.
///
/// For one thread.
final class Planner {
  /// Events that nobody is told of are passed in memory only, up to so many.
  private static final int PASSED_MAX = 10_000;

  /// What tells that webhooks of accounts or services have changed.
  private static final Set<EventType> CONFIGURING =
      Set.of(
          EventType.WEBHOOK_CONFIGURATION_UPDATED,
          EventType.SERVICE_WEBHOOK_CONFIGURATION_UPDATED,
          EventType.DELIVERY_CONFIGURATION_UPDATED);

  /// After which webhooks of a conversation hear nothing more.
  private static final Set<EventType> ENDING =
      Set.of(EventType.CONVERSATION_REMOVED, EventType.CONVERSATION_WEBHOOK_REMOVED);

  /// What matters although no webhook is called for it.
  private static final Set<EventType> ALWAYS =
      Set.of(
          EventType.WEBHOOK_CONFIGURATION_UPDATED,
          EventType.SERVICE_WEBHOOK_CONFIGURATION_UPDATED,
          EventType.DELIVERY_CONFIGURATION_UPDATED,
          EventType.CONVERSATION_WEBHOOK_ADDED,
          EventType.CONVERSATION_WEBHOOK_UPDATED,
          EventType.CONVERSATION_WEBHOOK_REMOVED,
          EventType.CONVERSATION_REMOVED);

  /// What came of some events.
  ///
  /// @param deliveries as they were written, in the order of the events
  /// @param destinations of all their webhooks
  /// @param changed webhooks that call something else now
  /// @param isEnd whether the log had no more
  /// @param isOvertaken whether somebody else has written deliveries or opened some again
  /// @param hasNewcomers whether some webhooks may want to hear of what was there before them
  record Plan(
      List<WebhookDelivery> deliveries,
      Map<WebhookKey, Destination> destinations,
      List<WebhookKey> changed,
      boolean isEnd,
      boolean isOvertaken,
      boolean hasNewcomers) {
    private static Plan nothing(boolean isOvertaken) {
      return new Plan(List.of(), Map.of(), List.of(), !isOvertaken, isOvertaken, false);
    }
  }

  private final Store store;
  private final EventLog log;
  private final Configurations configurations;
  private final SidSequence sids;
  private final InstantSource clock;
  private @Nullable Mark mark;
  private long position;

  Planner(Dispatcher.Parts parts, Configurations configurations) {
    this.store = parts.store();
    this.log = parts.log();
    this.configurations = configurations;
    this.sids = parts.sids();
    this.clock = parts.clock();
  }

  /// Plans the next events.
  Plan plan() {
    var from = mark == null ? find() : mark;
    var part = log.read(position, SendingLimits.EVENTS_MAX, ALWAYS);
    var entries = part.entries();
    boolean isPassed = part.to() - from.position() < PASSED_MAX;
    if (entries.isEmpty() && part.isLast() && isPassed) {
      position = part.to();
      boolean isOvertaken = !from.equals(stored());
      mark = isOvertaken ? null : from;
      return Plan.nothing(isOvertaken);
    }
    if (entries.stream().anyMatch(entry -> entry.event().isOneOf(CONFIGURING))) {
      configurations.forget();
    }
    var around = around(entries);
    var draft = new Draft(configurations, around.messagingServices(), sids, clock.instant());
    var ended = new ArrayList<WebhookSid>();
    for (var entry : entries) {
      var near = around.listeners().getOrDefault(entry.event().stream().sid(), List.of());
      draft.add(entry, near);
      near.stream()
          .filter(listener ->
              listener.replayEvent() == null && Audience.isLast(listener, entry.event()))
          .forEach(listener -> ended.add(listener.sid()));
    }
    if (!write(draft.deliveries(), ended, from, part.to())) {
      mark = null;
      return Plan.nothing(true);
    }
    return new Plan(
        draft.deliveries(),
        draft.destinations(),
        changed(entries),
        part.isLast(),
        false,
        entries.stream().anyMatch(entry -> entry.event().is(EventType.CONVERSATION_WEBHOOK_ADDED)));
  }

  /// Begins again with what is written: somebody else may have planned meanwhile, or what was
  /// written last may be in doubt.
  void restart() {
    mark = null;
    configurations.forget();
  }

  private Mark stored() {
    return store.read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS));
  }

  private Mark find() {
    var found = stored();
    mark = found;
    position = found.position();
    return found;
  }

  /// @return whether nobody else has done it before
  private boolean write(
      List<WebhookDelivery> deliveries, List<WebhookSid> ended, Mark from, long to) {
    position = to;
    if (deliveries.isEmpty() && ended.isEmpty() && to - from.position() < PASSED_MAX) {
      return true;
    }
    var now = clock.instant();
    mark = new Mark(to, from.version() + 1);
    return store.write(tables -> {
      boolean isFirst = tables.logReaders().advance(LogReaderTable.WEBHOOKS, from, to);
      if (isFirst) {
        tables.webhookDeliveries().insert(deliveries);
        tables.webhooks().end(ended, now);
      }
      return isFirst;
    });
  }

  /// What is known of the conversations that events are of.
  ///
  /// @param listeners their own webhooks, by their sids
  private record Around(
      Map<String, List<Listener>> listeners,
      Map<ConversationSid, MessagingServiceSid> messagingServices) {}

  /// Read after the events, so that it is not older.
  private Around around(List<Entry> entries) {
    var conversations =
        entries.stream()
            .map(Entry::event)
            .filter(event ->
                CloudEvent.isTold(event) || Audience.isTold(event) || event.isOneOf(ENDING))
            .map(event -> event.stream().sid())
            .filter(ConversationSid::matches)
            .map(ConversationSid::new)
            .collect(Collectors.toSet());
    return conversations.isEmpty()
        ? new Around(Map.of(), Map.of())
        : store.read(tables ->
            new Around(
                tables.webhooks().listeners(conversations).stream()
                    .collect(Collectors.groupingBy(listener -> listener.conversation().value())),
                tables.conversations().messagingServices(conversations)));
  }

  private static List<WebhookKey> changed(List<Entry> entries) {
    var changed = new ArrayList<WebhookKey>();
    for (var entry : entries) {
      var event = entry.event();
      if (event.is(EventType.DELIVERY_CONFIGURATION_UPDATED)) {
        changed.add(WebhookKey.ofSink(event.service()));
      } else if (event.isOneOf(CONFIGURING)) { // its stream is that of what was configured
        changed.add(new WebhookKey(event.stream().sid()));
      } else if (event.is(EventType.CONVERSATION_WEBHOOK_UPDATED) && !event.isLost()) {
        changed.add(new WebhookKey(sid(event)));
      }
    }
    return changed;
  }

  private static String sid(LoggedEvent event) {
    var members = Json.members(event.data()).orElseThrow();
    return Json.string(Objects.requireNonNull(members.get("sid"))).orElseThrow();
  }
}
