package dev.confab.domain;

import dev.confab.domain.ConversationTable.Look;
import dev.confab.domain.sid.ConversationSid;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;

/// Fires the timers of conversations: in the order in which they are due, and each once, however
/// many servers try. One thread at a time uses it.
///
/// Whether a timer is due shows only when its conversation is locked. Somebody who changed it
/// before may have restarted its timers, or fired them himself; see [TimerFiring].
public final class DueTimers {
  /// When those are tried again that could not be processed.
  public static final Duration PUT_OFF = Duration.ofMinutes(10);

  private static final String TURN = "timers";

  private final Store store;
  private final InstantSource clock;
  private Seen seen = Seen.NOTHING;

  public DueTimers(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What was done at once.
  ///
  /// @param looked how many conversations were looked at
  /// @param worked how long that kept the database busy
  /// @param late how long ago the first of them was to be looked at
  /// @param failed those that could not be processed, and why; they are left alone for [#PUT_OFF]
  public record Part(
      int looked, Duration worked, Duration late, Map<ConversationSid, Throwable> failed) {
    public static final Part NOTHING = new Part(0, Duration.ZERO, Duration.ZERO, Map.of());

    public Part {
      failed = Map.copyOf(failed);
    }

    private Part plus(Part next) {
      Map<ConversationSid, Throwable> all = new LinkedHashMap<>(failed);
      all.putAll(next.failed);
      return new Part(looked + next.looked, worked.plus(next.worked), late, all);
    }
  }

  /// Fires some of the timers that are due, the earliest first. What one conversation throws keeps
  /// no other waiting.
  ///
  /// @param max how many conversations to look at, at least 1
  /// @return nothing when no timer is due, or another server is firing
  public Part fire(int max) {
    var now = clock.instant();
    var from = seen.from(now);
    var first = store.read(tables -> tables.conversations().firstLook(from));
    seen = seen.after(now, first);
    return first
        .filter(date -> !date.isAfter(now))
        .map(date -> fire(date, now, max))
        .orElse(Part.NOTHING);
  }

  private Part fire(Instant first, Instant now, int max) {
    try {
      return store.write(tables -> fire(tables, first, now, max));
    } catch (Unfired unfired) {
      return max == 1 ? putOff(unfired, now) : fireSingly(first, now, max);
    }
  }

  private Part fireSingly(Instant first, Instant now, int max) {
    var all = fire(first, now, 1);
    for (var one = all; one.looked() > 0 && all.looked() < max; all = all.plus(one)) {
      one = fire(first, now, 1);
    }
    return all;
  }

  private Part putOff(Unfired unfired, Instant now) {
    var sid = unfired.looks.getFirst().conversation();
    return store.write(tables -> {
      tables.conversations().putOff(sid, now, now.plus(PUT_OFF));
      return new Part(
          1, Duration.ZERO, Duration.ZERO, Map.of(sid, Objects.requireNonNull(unfired.getCause())));
    });
  }

  private static Part fire(Tables tables, Instant first, Instant now, int max) {
    long begin = System.nanoTime();
    if (!tables.leases().turn(TURN)) {
      return Part.NOTHING;
    }
    var looks = tables.conversations().lockLooks(first, now, max);
    try {
      fire(tables, now, looks, looks.size() < max ? now : looks.getLast().date());
    } catch (RuntimeException e) {
      throw new Unfired(looks, e);
    }
    var worked = Duration.ofNanos(System.nanoTime() - begin);
    return new Part(looks.size(), worked, Duration.between(first, now), Map.of());
  }

  /// @param until all that is due until then is among the looks
  private static void fire(Tables tables, Instant now, List<Look> looks, Instant until) {
    var conversations =
        tables.conversations().armed(looks.stream().map(Look::conversation).toList());
    var turns = new Turns(now);
    turns.run(conversations, until);
    tables.conversations().replaceFired(turns.fired.values());
    tables
        .conversations()
        .rearm(conversations.stream().filter(one -> !turns.fired.containsKey(one.sid())).toList());
    tables.participants().releasePairs(turns.closed());
    tables.events().append(turns.events);
  }

  /// A transaction that was undone because of something in these conversations. It is thrown so
  /// that it is undone, and tells who was in it. What the database cannot do is a [Failure], as
  /// ever.
  private static final class Unfired extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient List<Look> looks;

    Unfired(List<Look> looks, RuntimeException cause) {
      super(cause);
      this.looks = looks;
    }
  }

  /// What looks have shown: that nothing is to be looked at before a date. Without it each look
  /// would pass by all timers that have fired and that the database cannot forget yet. It is not
  /// relied on for long, because a transaction may be slow, and the clock of another server wrong.
  ///
  /// @param at the last look
  /// @param all the last one that looked from the beginning on
  private record Seen(Instant from, Instant at, Instant all) {
    static final Seen NOTHING = new Seen(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    private static final Duration ALL_PAUSE = Duration.ofMinutes(1);

    /// Timers are longer, so no look is asked for that is as soon.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    Instant from(Instant now) {
      return isForAll(now) ? Instant.EPOCH : from;
    }

    Seen after(Instant now, Optional<Instant> first) {
      var known = first.filter(date -> date.isBefore(now)).orElse(now);
      return new Seen(known.minus(MARGIN), now, isForAll(now) ? now : all);
    }

    /// Also when somebody has set the clock back.
    private boolean isForAll(Instant now) {
      return now.isBefore(at) || !now.isBefore(all.plus(ALL_PAUSE));
    }
  }

  /// What fires in one transaction.
  private static final class Turns {
    private static final Comparator<Conversation> BY_DUE_DATE =
        Comparator.comparing(Turns::dueDate).thenComparing(one -> one.sid().value());

    private final Map<ConversationSid, Conversation> fired = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final TimerFiring firing;

    Turns(Instant now) {
      firing = new TimerFiring(now, events);
    }

    /// A conversation whose timers are both due takes its second turn behind all that are due
    /// before that.
    void run(List<Conversation> conversations, Instant until) {
      var queue = new PriorityQueue<>(BY_DUE_DATE);
      conversations.stream().filter(one -> one.timerDue() != null).forEach(queue::add);
      while (!queue.isEmpty() && !dueDate(queue.element()).isAfter(until)) {
        var after = firing.fireNext(queue.remove());
        fired.put(after.sid(), after);
        if (after.timerDue() != null) {
          queue.add(after);
        }
      }
    }

    List<ConversationSid> closed() {
      return fired.values().stream()
          .filter(one -> one.state() == ConversationState.CLOSED)
          .map(Conversation::sid)
          .toList();
    }

    private static Instant dueDate(Conversation conversation) {
      return Objects.requireNonNull(conversation.timerDue());
    }
  }
}
