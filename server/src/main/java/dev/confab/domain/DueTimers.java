package dev.confab.domain;

import dev.confab.domain.ConversationTable.Due;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.ConversationSid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/// Fires the timers of conversations: in the order in which they are due, and each once, however
/// many servers try.
///
/// Whether a timer is due shows only when its conversation is locked. A message that came before
/// has restarted it then, and one that comes after finds the conversation inactive or closed.
public final class DueTimers {
  /// Why a timer changes a state, as webhooks show it.
  private static final String BY_TIMER = "TIMER";

  private final Store store;
  private final InstantSource clock;

  public DueTimers(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Fires some of the timers that are due, the earliest first.
  ///
  /// @param max how many conversations to look at
  /// @return how many were looked at; 0 when no timer is due, or another server is firing
  public int fire(int max) {
    var now = clock.instant();
    var first = store.read(tables -> tables.conversations().firstTimer());
    boolean isDue = first.filter(date -> !date.isAfter(now)).isPresent();
    return isDue ? store.write(tables -> fire(tables, now, max)) : 0;
  }

  private static int fire(Tables tables, Instant now, int max) {
    var due = tables.conversations().lockDue(now, max);
    var firing = new Firing(now);
    firing.run(due);
    tables.conversations().replaceAll(firing.fired.values());
    tables.conversations().rearm(firing.left(due));
    tables.participants().releasePairs(firing.closed());
    tables.events().append(firing.events);
    return due.conversations().size();
  }

  /// What fires in one transaction.
  private static final class Firing {
    private static final Comparator<Conversation> BY_DUE_DATE =
        Comparator.comparing(Firing::dueDate).thenComparing(one -> one.sid().value());

    private final Instant now;
    private final Map<ConversationSid, Conversation> fired = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();

    Firing(Instant now) {
      this.now = now;
    }

    /// A conversation whose timers are both due takes its second turn behind all that are due
    /// before that.
    void run(Due due) {
      var queue = new PriorityQueue<>(BY_DUE_DATE);
      due.conversations().stream().filter(one -> one.timerDue() != null).forEach(queue::add);
      while (!queue.isEmpty() && !dueDate(queue.element()).isAfter(due.until())) {
        var after = fire(queue.remove());
        fired.put(after.sid(), after);
        if (after.timerDue() != null) {
          queue.add(after);
        }
      }
    }

    /// Those that are not due yet, after all.
    List<Conversation> left(Due due) {
      return due.conversations().stream().filter(one -> !fired.containsKey(one.sid())).toList();
    }

    List<ConversationSid> closed() {
      return fired.values().stream()
          .filter(one -> one.state() == ConversationState.CLOSED)
          .map(Conversation::sid)
          .toList();
    }

    /// Closing is an update as well, as it is through the API; going to sleep only moves the state.
    private Conversation fire(Conversation before) {
      var after = before.afterTimer(now);
      var change = new Subject.OfState(after, before.state(), after.state(), BY_TIMER);
      var told =
          after.state() == ConversationState.CLOSED
              ? tell(after, EventType.CONVERSATION_UPDATED, new Subject.OfConversation(after))
              : after;
      return tell(told, EventType.CONVERSATION_STATE_UPDATED, change);
    }

    private Conversation tell(Conversation conversation, EventType type, Subject subject) {
      events.add(Event.next(conversation, type, Origin.timer(), now, subject));
      return conversation.withCounters(conversation.counters().afterEvent());
    }

    private static Instant dueDate(Conversation conversation) {
      return Objects.requireNonNull(conversation.timerDue());
    }
  }
}
