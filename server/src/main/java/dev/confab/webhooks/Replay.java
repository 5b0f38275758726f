package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventLog;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.Store;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookTable.Listener;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans what new webhooks want to be told of their conversations' past, as far as the log is kept:
/// a part of one, then a part of the next. Until one has reached the place in the log where
/// everybody is, it follows the log here and not there, so that all that it is told stays in order
/// and nobody else waits.
///
/// For the thread of the planner.
final class Replay {
  /// In one part. Everybody else waits for it.
  private static final int EVENTS_MAX = 100;

  private final Store store;
  private final Configurations configurations;
  private final InstantSource clock;
  private final Ledger ledger;

  /// Whose turn it was.
  private String last = "";

  /// @param ledger known to be where it is
  Replay(Dispatcher.Parts parts, Configurations configurations, Ledger ledger) {
    this.store = parts.store();
    this.configurations = configurations;
    this.clock = parts.clock();
    this.ledger = ledger;
  }

  /// What is to be told of a part of somebody's past.
  record Part(List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations) {}

  /// Plans the next part; empty when nobody wants any.
  Optional<Part> plan() {
    var next = replaying(last).or(() -> replaying(""));
    last = next.map(listener -> listener.sid().value()).orElse("");
    return next.map(this::plan);
  }

  private Optional<Listener> replaying(String after) {
    return store.read(tables -> tables.webhooks().replaying(after));
  }

  private Part plan(Listener listener) {
    var stream = new Stream(listener.conversation().value());
    long from = Objects.requireNonNullElse(listener.replayPosition(), EventLog.START);
    var stretch = store.read(tables -> tables.events().behind(stream, from, EVENTS_MAX));
    var past = stretch.entries().stream().filter(entry -> isPast(entry, listener)).toList();
    var draft = draft(listener, past);
    boolean isDone = stretch.isLast() || past.size() < stretch.entries().size();
    boolean isEnded = past.stream().anyMatch(entry -> Audience.isLast(listener, entry.trace()));
    return write(listener, draft, isDone ? null : stretch.to(), isEnded)
        ? new Part(draft.open(), draft.destinations())
        : new Part(List.of(), Map.of());
  }

  private Draft draft(Listener listener, List<Entry> past) {
    var draft = new Draft(configurations, clock.instant());
    for (var entry : past) {
      Audience.ofPast(listener, entry.trace())
          .ifPresent(hearer -> draft.add(entry, List.of(hearer)));
    }
    return draft;
  }

  /// What comes later will be read in the log.
  private boolean isPast(Entry entry, Listener listener) {
    return entry.position() <= ledger.position()
        || entry.event().sequence() < listener.firstEvent();
  }

  /// The place in the log is written, too: if it was not where it is known to be, somebody else
  /// plans; and when the replay is done, what is behind it will be read in the log.
  private boolean write(Listener listener, Draft draft, @Nullable Long next, boolean isEnded) {
    var now = clock.instant();
    return ledger.write(
        ledger.position(),
        tables -> {
          tables.webhookDeliveries().insert(draft.deliveries());
          tables.webhooks().replay(listener.sid(), next);
          if (isEnded) {
            tables.webhooks().end(List.of(listener.sid()), now);
          }
        });
  }
}
