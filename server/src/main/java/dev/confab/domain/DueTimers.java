package dev.confab.domain;

import dev.confab.domain.ConversationTable.Look;
import dev.confab.domain.sid.ConversationSid;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Fires the timers of conversations: to the second in the order in which they are due, and each
/// once, however many servers try. One thread at a time uses it.
///
/// Whether a timer is due shows only when its conversation is locked. Somebody who changed it
/// before may have restarted its timers, or fired them himself; see [TimerFiring].
public final class DueTimers {
  /// When those are tried again that could not be processed.
  public static final Duration PUT_OFF = Duration.ofMinutes(10);

  private static final String TURN = "timers";

  private static final int FOUND_MAX = 10_000;

  private final Store store;
  private final InstantSource clock;
  private final int foundMax;
  private final DueLooks due = new DueLooks();
  private Seen seen = Seen.NOTHING;

  public DueTimers(Store store, InstantSource clock) {
    this(store, clock, FOUND_MAX);
  }

  /// @param foundMax so many are found at once, at least 1, and kept in memory until they have been
  ///   looked at
  public DueTimers(Store store, InstantSource clock, int foundMax) {
    this.store = store;
    this.clock = clock;
    this.foundMax = foundMax;
  }

  /// What was done at once.
  ///
  /// @param looked how many conversations were looked at
  /// @param worked how long that kept the database busy
  /// @param left how many are known to be due behind them
  /// @param late how long ago the first of them was to be looked at
  /// @param failed those that could not be processed, and why; they are left alone for [#PUT_OFF]
  public record Part(
      int looked,
      Duration worked,
      int left,
      Duration late,
      Map<ConversationSid, Throwable> failed) {
    public static final Part NOTHING = new Part(0, Duration.ZERO, 0, Duration.ZERO, Map.of());

    public Part {
      failed = Map.copyOf(failed);
    }

    private Part plus(Part next) {
      Map<ConversationSid, Throwable> all = new LinkedHashMap<>(failed);
      all.putAll(next.failed);
      return new Part(looked + next.looked, worked.plus(next.worked), next.left, late, all);
    }
  }

  /// Fires some of the timers that are due, the earliest first. What one conversation throws keeps
  /// no other waiting.
  ///
  /// @param max how many conversations to look at, at least 1
  /// @return nothing when no timer is due, or somebody else is at it
  public Part fire(int max) {
    var now = clock.instant();
    if (due.isEmpty()) {
      find(now);
    }
    var looks = due.take(max);
    var part = Part.NOTHING;
    try {
      part = looks.isEmpty() ? Part.NOTHING : take(looks, now);
    } finally {
      if (part.looked() == 0) {
        due.fill(List.of(), now);
      }
    }
    return part;
  }

  private void find(Instant now) {
    var from = seen.from(now);
    var found = store.read(tables -> tables.conversations().looks(from, now, foundMax));
    seen = seen.after(now, found.isEmpty() ? now : found.getFirst().date());
    due.fill(found, found.size() < foundMax ? now : found.getLast().date());
  }

  private Part take(List<Look> looks, Instant now) {
    Predicate<Look> isNext = look -> !look.date().isAfter(now) && due.isNext(look);
    try {
      var fired = store.write(tables -> take(tables, looks, now, isNext));
      fired.looked.stream().map(DueTimers::next).flatMap(Optional::stream).forEach(due::add);
      var late = Duration.between(looks.getFirst().date(), now);
      return new Part(fired.looked.size(), fired.worked, due.size(), late, Map.of());
    } catch (Unfired unfired) {
      return looks.size() == 1 ? putOff(looks.getFirst(), unfired, now) : takeSingly(looks, now);
    }
  }

  /// What the first ones have next may come before the last ones.
  private Part takeSingly(List<Look> looks, Instant now) {
    looks.forEach(due::add);
    return looks.stream().map(_ -> take(due.take(1), now)).reduce(Part::plus).orElse(Part.NOTHING);
  }

  private Part putOff(Look look, Unfired unfired, Instant now) {
    var sid = look.conversation();
    return store.write(tables -> {
      tables.conversations().putOff(sid, now, now.plus(PUT_OFF));
      return new Part(
          1,
          Duration.ZERO,
          due.size(),
          Duration.ZERO,
          Map.of(sid, Objects.requireNonNull(unfired.getCause())));
    });
  }

  /// What came of some looks.
  ///
  /// @param looked the conversations, as they are by now
  private record Fired(Collection<Conversation> looked, Duration worked) {
    static final Fired NOTHING = new Fired(List.of(), Duration.ZERO);
  }

  private static Fired take(Tables tables, List<Look> looks, Instant now, Predicate<Look> isNext) {
    long begin = System.nanoTime();
    if (!tables.leases().turn(TURN)) {
      return Fired.NOTHING;
    }
    try {
      var sids = looks.stream().map(Look::conversation).toList();
      var looked = fire(tables, tables.conversations().lockArmed(sids, now), now, isNext);
      return new Fired(looked, Duration.ofNanos(System.nanoTime() - begin));
    } catch (RuntimeException e) {
      throw new Unfired(e);
    }
  }

  /// @param isNext whether a look is due, and comes before those at other conversations
  /// @return the conversations, as they are by now
  private static Collection<Conversation> fire(
      Tables tables, List<Conversation> armed, Instant now, Predicate<Look> isNext) {
    var turns = new Turns(now);
    turns.run(armed, isNext);
    var unchanged = armed.stream().filter(one -> !turns.fired.containsKey(one.sid())).toList();
    tables.conversations().replaceFired(turns.fired.values());
    tables.conversations().rearm(unchanged);
    tables.participants().releasePairs(turns.closed());
    tables.events().append(turns.events);
    return Stream.concat(turns.fired.values().stream(), unchanged.stream()).toList();
  }

  private static Optional<Look> next(Conversation conversation) {
    return Optional.ofNullable(conversation.timerDue())
        .map(date -> new Look(conversation.sid(), date));
  }

  /// A transaction that was undone because of something in its conversations. It is thrown so that
  /// it is undone. What the database cannot do is a [Failure], as ever.
  private static final class Unfired extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Unfired(RuntimeException cause) {
      super(cause);
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

    /// @param first what was found first, or now
    Seen after(Instant now, Instant first) {
      return new Seen(first.minus(MARGIN), now, isForAll(now) ? now : all);
    }

    /// Also when somebody has set the clock back.
    private boolean isForAll(Instant now) {
      return now.isBefore(at) || !now.isBefore(all.plus(ALL_PAUSE));
    }
  }

  /// What fires in one transaction.
  private static final class Turns {
    private final Map<ConversationSid, Conversation> fired = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final TimerFiring firing;

    Turns(Instant now) {
      firing = new TimerFiring(now, events);
    }

    /// A conversation whose timers are both due takes its second turn behind all that are due
    /// before that.
    void run(List<Conversation> conversations, Predicate<Look> isNext) {
      Map<ConversationSid, Conversation> current = new HashMap<>();
      var queue = new PriorityQueue<>(DueLooks.ORDER);
      for (var conversation : conversations) {
        current.put(conversation.sid(), conversation);
        next(conversation).ifPresent(queue::add);
      }
      while (!queue.isEmpty() && isNext.test(queue.element())) {
        var sid = queue.remove().conversation();
        var after = firing.fireNext(Objects.requireNonNull(current.get(sid)));
        current.put(sid, after);
        fired.put(sid, after);
        next(after).ifPresent(queue::add);
      }
    }

    List<Conversation> closed() {
      return fired.values().stream()
          .filter(one -> one.state() == ConversationState.CLOSED)
          .toList();
    }
  }
}
