package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import dev.confab.webhooks.Alarms.Alarm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What one webhook is told of one stream: one delivery after the other, in the order of the
/// events. The deliveries in memory are those that come next; others may stand in the store behind
/// them. For one thread.
final class Lane {
  /// More are not held in memory.
  static final int WAITING_MAX = 50;

  /// What a lane does. Who may follow whom is written in [#mayBecome] only.
  sealed interface State {
    /// It waits for a turn of its webhook.
    record Ready() implements State {}

    /// What comes next is being read.
    ///
    /// @param turn for which it is
    record Reading(Turn turn) implements State {}

    /// A delivery is being sent.
    record Calling(WebhookDelivery delivery) implements State {}

    /// What comes next is to be tried later.
    ///
    /// @param alarm which ends that
    record Paused(Alarm alarm) implements State {}

    /// It has nothing to tell, and another lane may take its place.
    record Gone() implements State {}

    default boolean mayBecome(State next) {
      return switch (this) {
        case Ready _ -> !(next instanceof Ready);
        case Reading _ -> next instanceof Ready || next instanceof Gone;
        case Calling _ -> next instanceof Ready || next instanceof Paused || next instanceof Gone;
        case Paused _ -> next instanceof Ready || next instanceof Gone;
        case Gone _ -> false;
      };
    }
  }

  final Hook hook;
  final Stream stream;
  private final Deque<WebhookDelivery> waiting = new ArrayDeque<>(2);
  private State state = new State.Ready();

  /// The position up to which everything was told or is in memory.
  private long last;

  /// Whether the store has deliveries behind it.
  private boolean hasMore;

  /// @param last the position up to which there is nothing to tell
  Lane(Hook hook, Stream stream, long last) {
    this.hook = hook;
    this.stream = stream;
    this.last = last;
  }

  State state() {
    return state;
  }

  void become(State next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(state + " must not become " + next);
    }
    state = next;
  }

  long last() {
    return last;
  }

  boolean isEmpty() {
    return waiting.isEmpty() && !hasMore;
  }

  /// What comes next, as far as it is in memory.
  @Nullable WebhookDelivery first() {
    return waiting.peek();
  }

  /// A delivery of the store comes behind all others. It gets into memory when there are none
  /// between them and it.
  ///
  /// @param isHeld whether there is room for it
  void add(WebhookDelivery delivery, boolean isHeld) {
    long position = delivery.cause().position();
    if (position <= last) {
      return;
    }
    boolean isBusy = state instanceof State.Reading || state instanceof State.Paused;
    if (isHeld && !isBusy && !hasMore && waiting.size() < WAITING_MAX) {
      waiting.add(delivery);
      hook.hold(delivery);
      last = position;
    } else {
      hasMore = true;
    }
  }

  /// What comes next is being read.
  void read(Turn turn) {
    become(new State.Reading(turn));
    hasMore = false;
  }

  /// What comes next was read, in the order of the events. The first is always held.
  ///
  /// @param hasRoom whether more may be
  /// @param isAll whether there was nothing behind it
  void wasRead(List<WebhookDelivery> deliveries, BooleanSupplier hasRoom, boolean isAll) {
    become(new State.Ready());
    boolean hasGrown = hasMore;
    hasMore = false;
    for (var delivery : deliveries) {
      add(delivery, waiting.isEmpty() || hasRoom.getAsBoolean());
    }
    hasMore |= hasGrown || !isAll;
  }

  /// What comes next is being sent.
  WebhookDelivery call() {
    var delivery = waiting.remove();
    become(new State.Calling(delivery));
    return delivery;
  }

  /// A call has ended, or a pause has.
  void resume() {
    if (state instanceof State.Calling(var delivery)) {
      hook.release(delivery);
    }
    become(new State.Ready());
  }

  /// Whether it still knows what comes behind what is being sent.
  boolean isCurrent(WebhookDelivery delivery) {
    return delivery.cause().position() <= last;
  }

  /// What comes next is to be tried later. Until then nothing of it is in memory.
  void pause(WebhookDelivery next, Alarm alarm) {
    if (state instanceof State.Calling(var delivery)) {
      hook.release(delivery);
    }
    become(new State.Paused(alarm));
    shed();
    last = next.cause().position() - 1;
    hasMore = true;
  }

  /// Leaves what waits to the store.
  void shed() {
    var first = waiting.peek();
    if (first != null) {
      last = first.cause().position() - 1;
      hasMore = true;
      waiting.forEach(hook::release);
      waiting.clear();
    }
  }

  /// Nothing is known of it any more: all is to be read anew.
  void forget() {
    shed();
    last = 0;
    hasMore = true;
  }
}
