package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.webhooks.Alarms.Alarm;
import dev.confab.webhooks.Lane.State.Calling;
import dev.confab.webhooks.Lane.State.Gone;
import dev.confab.webhooks.Lane.State.Paused;
import dev.confab.webhooks.Lane.State.Reading;
import dev.confab.webhooks.Lane.State.Ready;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A webhook that has open deliveries. Those of the first events are known, as lanes; whether the
/// store has more behind them is known, too. For one thread.
final class Hook {
  /// As many deliveries are read at once.
  static final int READ_MAX = 200;

  /// So few lanes are ready that more are wanted.
  private static final int READY_MIN = 100;

  final WebhookKey key;
  final Breaker breaker = new Breaker();
  @Nullable Destination destination;

  /// Where it leads, or has led; `null` when that was never known.
  @Nullable Route route;

  /// Whether it is known where it leads now.
  boolean isAimed;

  /// Whether it stands in the queue of its route.
  boolean isQueued;

  /// Set while it is spared and has something to send.
  @Nullable Alarm alarm;

  /// Set while it waits because its deliveries could not be read.
  @Nullable Alarm rest;

  /// Until when nothing of it need be given up because of its age, as far as is known.
  Instant expires = Instant.MIN;

  private final Memory memory;
  private final Map<Stream, Lane> lanes = new HashMap<>();

  /// Lanes that have something to tell.
  private final Deque<Lane> ready = new ArrayDeque<>(2);

  /// Those of them whose next delivery has failed before.
  private final Queue<Lane> again = new ArrayDeque<>(2);

  private long bytes;

  /// Changes when what is known is forgotten: what was asked for before is not wanted any more.
  private int generation;

  /// The position up to which all deliveries belong to lanes that are known.
  private long last;

  /// Whether the store has deliveries behind it.
  private boolean hasMore;

  /// The highest position of a delivery that a lane has had, whether or not it is known now.
  private long seen;

  private boolean isReading;
  private @Nullable Turn turn;

  /// Turns that were given since deliveries were read.
  private int turns;

  /// @param hasMore whether the store may have deliveries
  /// @param seen the highest position of a delivery that may have been told before
  Hook(WebhookKey key, Memory memory, int generation, boolean hasMore, long seen) {
    this.key = key;
    this.memory = memory;
    this.generation = generation;
    this.hasMore = hasMore;
    this.seen = seen;
  }

  int generation() {
    return generation;
  }

  long last() {
    return last;
  }

  long seen() {
    return seen;
  }

  /// Whether it, or its receiver, is known to be down.
  boolean isSpared() {
    return !breaker.isUp() || (route != null && !route.receiver.breaker.isUp());
  }

  /// Whether there is something to tell that is not being told.
  boolean isWaiting() {
    return hasMore || !ready.isEmpty() || !again.isEmpty();
  }

  /// Whether a turn would be of any use to it.
  boolean hasWork() {
    return isAimed && (!ready.isEmpty() || !again.isEmpty() || wantsMore());
  }

  /// Whether more of its deliveries are to be read: soon enough to have always something to send,
  /// and now and then however many lanes keep it busy.
  boolean wantsMore() {
    boolean isTime = ready.size() < READY_MIN || turns >= READ_MAX;
    return hasMore && !isReading && isTime && memory.hasLaneBeside(lanes.size());
  }

  boolean isIdle() {
    return lanes.isEmpty() && !hasMore && !isReading;
  }

  boolean isCalling(WebhookDelivery delivery) {
    var lane = lanes.get(delivery.cause().stream());
    return lane != null
        && lane.state() instanceof Calling(var current)
        && current.sid().equals(delivery.sid());
  }

  boolean isCalling() {
    return lanes.values().stream().anyMatch(lane -> lane.state() instanceof Calling);
  }

  @Nullable Lane lane(Stream stream) {
    return lanes.get(stream);
  }

  /// A new delivery, which the store has. It is left there when others are before it there, or when
  /// it may have been found there, and even told, before it was heard of: the store knows.
  void planned(WebhookDelivery delivery) {
    long position = delivery.cause().position();
    boolean isNews = position > last;
    if (isNews && (hasMore || isReading || position <= seen || !add(delivery))) {
      hasMore = true;
    }
  }

  /// Deliveries are being read.
  ///
  /// @param unused a turn that is for the first of them; `null` when it had something else to send
  void read(@Nullable Turn unused) {
    turn = unused;
    isReading = true;
    hasMore = false;
    turns = 0;
  }

  /// Deliveries were read, in the order of their events.
  ///
  /// @param isAll whether there were no more
  /// @return the turn that they were read for
  @Nullable Turn wasRead(List<WebhookDelivery> deliveries, boolean isAll) {
    isReading = false;
    boolean isAdded = deliveries.stream().allMatch(this::add);
    hasMore |= !isAll || !isAdded;
    var unused = turn;
    turn = null;
    return unused;
  }

  /// @return whether its lane knows of it
  private boolean add(WebhookDelivery delivery) {
    long position = delivery.cause().position();
    var stream = delivery.cause().stream();
    var lane = lanes.get(stream);
    if (lane == null) {
      if (!memory.hasLaneBeside(lanes.size())) {
        return false;
      }
      lane = new Lane(this, stream, position - 1);
      lanes.put(stream, lane);
      memory.addLane();
      ready.add(lane);
    }
    lane.add(delivery, hasRoom());
    last = Math.max(last, position);
    seen = Math.max(seen, position);
    return true;
  }

  /// How many deliveries of a lane are worth reading: the first one, which is always held, and
  /// others as far as there is room.
  int wanted(int max) {
    return isSpared() ? 1 : Math.clamp(memory.roomBeside(bytes), 1, max);
  }

  private boolean hasRoom() {
    return !isSpared() && memory.hasRoomBeside(bytes);
  }

  /// What comes next in a lane was read.
  ///
  /// @param isAll whether there was nothing behind it
  /// @return whether there is something to tell
  boolean wasRead(Lane lane, List<WebhookDelivery> deliveries, boolean isAll) {
    if (!deliveries.isEmpty()) {
      seen = Math.max(seen, deliveries.getLast().cause().position());
    }
    lane.wasRead(deliveries, this::hasRoom, isAll);
    boolean isEmpty = lane.isEmpty();
    if (isEmpty) {
      remove(lane);
    }
    return !isEmpty;
  }

  /// The lane whose turn it is; `null` when none has anything to tell. What has failed before gets
  /// at most every second turn. Of the others the first is taken, but after a failure the last:
  /// however many fail, and wherever they stand, those that do not are found between them.
  @Nullable Lane next() {
    turns++;
    if (ready.isEmpty() || (turns % 2 == 0 && !again.isEmpty())) {
      return again.poll();
    }
    return breaker.isFailing() ? ready.pollLast() : ready.poll();
  }

  /// A lane that was taken cannot be used now.
  void putBack(Lane lane) {
    ready.addFirst(lane);
  }

  /// The call of a lane has ended.
  void landed(Lane lane) {
    lane.resume();
    if (lane.isEmpty()) {
      remove(lane);
    } else {
      ready.add(lane);
    }
  }

  /// The pause of a lane has ended.
  void resume(Lane lane) {
    lane.resume();
    again.add(lane);
  }

  private void remove(Lane lane) {
    lane.shed();
    lane.become(new Gone());
    lanes.remove(lane.stream);
    memory.removeLane();
  }

  /// Forgets all but what is being sent, also where it leads.
  ///
  /// @param other another generation
  /// @return turns that nobody uses now
  List<Turn> reset(int other, Alarms alarms) {
    var unused = new ArrayList<Turn>();
    if (turn != null) {
      unused.add(turn);
    }
    for (var lane : List.copyOf(lanes.values())) {
      switch (lane.state()) {
        case Calling _ -> lane.forget();
        case Paused(var pause) -> {
          alarms.cancel(pause);
          remove(lane);
        }
        case Reading(var given) -> {
          unused.add(given);
          remove(lane);
        }
        case Ready _, Gone _ -> remove(lane);
      }
    }
    ready.clear();
    again.clear();
    isAimed = false;
    turn = null;
    isReading = false;
    hasMore = true;
    last = 0;
    generation = other;
    return unused;
  }

  /// Nothing is open but what is being sent.
  void end() {
    hasMore = false;
  }

  void hold(WebhookDelivery delivery) {
    memory.hold(delivery);
    bytes += Memory.weight(delivery);
  }

  void release(WebhookDelivery delivery) {
    memory.release(delivery);
    bytes -= Memory.weight(delivery);
  }

  /// Leaves to the store what waits in memory.
  void shed() {
    lanes.values().forEach(Lane::shed);
  }
}
