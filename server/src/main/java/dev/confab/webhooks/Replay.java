package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.LogReaderTable.Mark;
import dev.confab.domain.Store;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookSid;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans what new webhooks want to be told of their conversations' past, a part at a time. Until
/// one has reached the place in the log where everybody is, it follows the log here and not there,
/// so that all that it is told stays in order and nobody else waits.
///
/// For the thread of the planner.
final class Replay {
  private final Store store;
  private final Configurations configurations;
  private final SidSequence sids;
  private final InstantSource clock;

  Replay(Dispatcher.Parts parts, Configurations configurations) {
    this.store = parts.store();
    this.configurations = configurations;
    this.sids = parts.sids();
    this.clock = parts.clock();
  }

  /// What came of a part.
  ///
  /// @param isDone whether the webhook follows the log now, so that who reads it must look again at
  ///   what is behind the place that is written
  record Part(
      List<WebhookDelivery> deliveries,
      Map<WebhookKey, Destination> destinations,
      boolean isDone) {}

  /// Plans the next part of somebody's past; empty when nobody wants any.
  Optional<Part> plan() {
    return store.read(tables -> tables.webhooks().replaying(1)).stream()
        .findFirst()
        .map(this::plan);
  }

  private Part plan(Listener listener) {
    var stream = new Stream(listener.conversation().value());
    long from = listener.replayEvent() == null ? 0 : listener.replayEvent();
    var mark = store.read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS));
    var entries =
        store.read(tables -> tables.events().entries(stream, from, SendingLimits.EVENTS_MAX));
    var past = entries.stream().filter(entry -> isPast(entry, listener, mark)).toList();
    var messagingServices =
        store.read(
            tables -> tables.conversations().messagingServices(List.of(listener.conversation())));
    var draft = new Draft(configurations, messagingServices, sids, clock.instant());
    for (var entry : past) {
      var event = entry.event();
      boolean isHeard = Audience.isTold(event) && Audience.hears(listener, event);
      if (isHeard || Audience.hearsReplayed(listener, event)) {
        draft.addOnly(entry, listener);
      }
    }
    boolean isDone = entries.size() < SendingLimits.EVENTS_MAX || past.size() < entries.size();
    @Nullable Long next = isDone ? null : past.getLast().event().sequence() + 1;
    return write(listener, draft, mark, next, isLast(listener, past))
        ? new Part(draft.deliveries(), draft.destinations(), isDone)
        : new Part(List.of(), Map.of(), false);
  }

  /// What comes later will be read in the log.
  private static boolean isPast(Entry entry, Listener listener, Mark mark) {
    return entry.position() <= mark.position() || entry.event().sequence() < listener.firstEvent();
  }

  private static boolean isLast(Listener listener, List<Entry> entries) {
    return entries.stream().anyMatch(entry -> Audience.isLast(listener, entry.event()));
  }

  /// The place in the log must be what it was; whoever else plans sees that it was looked at.
  private boolean write(
      Listener listener, Draft draft, Mark mark, @Nullable Long next, boolean isLast) {
    var webhook = List.<WebhookSid>of(listener.sid());
    var now = clock.instant();
    return store.write(tables -> {
      if (!tables.logReaders().advance(LogReaderTable.WEBHOOKS, mark, mark.position())) {
        return false;
      }
      tables.webhookDeliveries().insert(draft.deliveries());
      tables.webhooks().replay(listener.sid(), next);
      if (isLast) {
        tables.webhooks().end(webhook, now);
      }
      return true;
    });
  }
}
