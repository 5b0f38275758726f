package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.webhooks.Flight.Landing;
import dev.confab.webhooks.Shelf.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which deliveries are sent when. It holds some of the open ones in memory and knows of
/// which webhooks the shelf has more; the deliveries of a lane leave in order and one at a time.
///
/// It waits for nothing and has no clock: who holds it tells it what happens. For one thread.
final class Board {
  private final SendingLimits limits;
  private final Shelf shelf;
  private final Timetable timetable = new Timetable();
  private final Origins origins;
  private final Survey survey;
  private final Map<WebhookKey, Hook> hooks = new HashMap<>();

  /// Webhooks that want more from the shelf when there is room.
  private final Set<Hook> hungry = new LinkedHashSet<>();

  /// Those that have ended and that the shelf still has as open.
  private final Set<WebhookDeliverySid> unrecorded = new HashSet<>();

  private int held;
  private int generations;

  private boolean isOpen;

  Board(SendingLimits limits, Shelf shelf) {
    this.limits = limits;
    this.shelf = shelf;
    this.origins = new Origins(limits, timetable);
    this.survey = new Survey(shelf, timetable);
  }

  /// Begins with what the shelf has.
  void open() {
    isOpen = true;
    List.copyOf(hooks.keySet()).forEach(this::renew);
    survey.begin();
  }

  /// Forgets everything but what is under way.
  void close() {
    isOpen = false;
    List.copyOf(hooks.values()).forEach(this::giveUp);
    timetable.clear();
    origins.clear();
    survey.stop();
  }

  /// New deliveries, which the shelf has already, in the order of their events.
  void planned(
      List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations, Instant now) {
    if (!isOpen) {
      return;
    }
    for (var delivery : deliveries) {
      makeRoom(now);
      var key = delivery.webhook();
      var hook = hook(key);
      aim(hook, Objects.requireNonNull(destinations.get(key)));
      if (hook.isLoading) {
        hook.isOutdated = true;
      } else if (hook.hasMore || isFull() || hook.room() == 0) {
        hook.hasMore = true;
      } else {
        hook.last = delivery.cause().position();
        hold(hook, delivery, now);
      }
      feed(hook);
    }
  }

  /// An answer of the shelf.
  void answered(Answer answer, Instant now) {
    switch (answer) {
      case Answer.Recorded(var deliveries) ->
          deliveries.forEach(delivery -> unrecorded.remove(delivery.sid()));
      case Answer.Loaded loaded -> loaded(loaded, now);
      case Answer.Found found -> survey.found(found, this::take, now);
    }
  }

  /// What a webhook calls has changed, or deliveries of it were opened again: what is held of it is
  /// read anew.
  void renew(WebhookKey key) {
    if (!isOpen) {
      return;
    }
    var hook = hook(key);
    giveUp(hook);
    hooks.put(key, hook);
    feed(hook);
  }

  /// Begins with what can be sent now.
  List<Flight> begin(Instant now) {
    timetable.run(now);
    feedHungry();
    var flights = new ArrayList<Flight>();
    while (isOpen && unrecorded.size() < limits.unrecordedMax()) {
      var lane = origins.next(now, origin -> expire(origin, now));
      if (lane == null) {
        break;
      }
      if (lane.isGone || lane.waiting.isEmpty()) {
        lane.isScheduled = false;
      } else if (lane.origin == lane.hook.origin) {
        lane.isScheduled = false;
        flights.add(begin(lane));
      } else {
        ready(lane);
      }
    }
    return flights;
  }

  private Flight begin(Lane lane) {
    var hook = lane.hook;
    var origin = Objects.requireNonNull(hook.origin);
    var delivery = lane.waiting.remove();
    lane.current = delivery;
    hook.calls++;
    origins.begin(origin);
    boolean isProbe = origin.breaker.begin();
    return new Flight(lane, origin, delivery, Objects.requireNonNull(hook.destination), isProbe);
  }

  /// A call has ended.
  void landed(Landing landing, Instant now) {
    var flight = landing.flight();
    var lane = flight.lane();
    var hook = lane.hook;
    lane.current = null;
    hook.calls--;
    flight.origin().breaker.end(flight.isProbe(), landing.isReached(), now);
    origins.end(flight.origin());
    record(landing.delivery());
    if (landing.delivery().isOpen() && !lane.isStale) {
      release(hook, lane.postpone(landing.delivery()));
    } else {
      release(hook, 1);
    }
    lane.isStale = false;
    if (isOpen) {
      schedule(lane, now);
      feed(hook);
    }
    forgetIfIdle(hook);
  }

  /// When there may be something to do, if nothing happens before; `null` for never.
  @Nullable Instant next() {
    return timetable.next();
  }

  /// How many deliveries are in memory.
  int held() {
    return held;
  }

  /// How many calls are under way.
  int calls() {
    return origins.calls();
  }

  private void record(WebhookDelivery delivery) {
    if (!delivery.isOpen()) {
      unrecorded.add(delivery.sid());
    }
    shelf.record(delivery);
  }

  /// A webhook that is not known has nothing on the shelf, once all that have are known.
  private Hook hook(WebhookKey key) {
    return hooks.computeIfAbsent(
        key,
        absent -> {
          var hook = new Hook(absent, ++generations);
          hook.hasMore = !survey.isComplete();
          return hook;
        });
  }

  private void aim(Hook hook, Destination destination) {
    if (!destination.equals(hook.destination)) {
      hook.destination = destination;
      hook.origin = origins.of(destination);
    }
  }

  /// Holds a delivery, unless its lane has it already, has others on the shelf before it, or has
  /// enough.
  private void hold(Hook hook, WebhookDelivery delivery, Instant now) {
    var lane = hook.lanes.computeIfAbsent(delivery.cause().stream(), at -> new Lane(hook, at));
    if (!unrecorded.contains(delivery.sid()) && lane.hold(delivery)) {
      hook.held++;
      held++;
    }
    schedule(lane, now);
  }

  private void release(Hook hook, int count) {
    hook.held -= count;
    held -= count;
  }

  /// Puts a lane where it belongs now.
  private void schedule(Lane lane, Instant now) {
    if (lane.isScheduled || lane.isGone || lane.current != null) {
      return;
    }
    var first = lane.waiting.peek();
    if (first == null) {
      if (lane.hasMore && !lane.isLoading) {
        lane.isLoading = true;
        lane.isOutdated = false;
        shelf.load(lane.hook.key, lane.stream, lane.last, Lane.WAITING_MAX, lane.hook.generation);
      } else if (lane.isIdle()) {
        lane.hook.lanes.remove(lane.stream);
        lane.isGone = true;
      }
      return;
    }
    lane.isScheduled = true;
    var due = first.progress().due();
    if (due.isAfter(now)) {
      lane.isPaused = true;
      lane.hook.paused++;
      timetable.add(due, () -> resume(lane, due));
    } else {
      ready(lane);
    }
  }

  private void resume(Lane lane, Instant now) {
    if (!lane.isGone) {
      lane.isPaused = false;
      lane.hook.paused--;
      lane.isScheduled = false;
      schedule(lane, now);
    }
  }

  private void ready(Lane lane) {
    var origin = Objects.requireNonNull(lane.hook.origin);
    lane.origin = origin;
    origin.ready.add(lane);
    origins.offer(origin);
  }

  /// Gives up what has waited too long for a receiver that is down.
  private void expire(Origin origin, Instant now) {
    for (int count = origin.ready.size(); count > 0; count--) {
      var lane = origin.ready.remove();
      for (var first = lane.waiting.peek();
          first != null && !now.isBefore(first.progress().expires());
          first = lane.waiting.peek()) {
        lane.waiting.remove();
        release(lane.hook, 1);
        record(first.with(first.progress().ended(State.DEAD, now)));
      }
      if (lane.waiting.isEmpty()) {
        lane.isScheduled = false;
        schedule(lane, now);
        feed(lane.hook);
        forgetIfIdle(lane.hook);
      } else {
        origin.ready.add(lane);
      }
    }
  }

  private boolean isFull() {
    return held >= limits.heldMax();
  }

  /// Asks for more of a webhook's deliveries where it is time to.
  private void feed(Hook hook) {
    if (!hook.wantsMore()) {
      return;
    }
    if (isFull()) {
      hungry.add(hook);
    } else {
      hook.isLoading = true;
      hook.isOutdated = false;
      shelf.load(hook.key, null, hook.last, hook.room(), hook.generation);
    }
  }

  private void feedHungry() {
    while (!isFull() && !hungry.isEmpty()) {
      var hook = hungry.iterator().next();
      hungry.remove(hook);
      feed(hook);
    }
  }

  private void loaded(Answer.Loaded loaded, Instant now) {
    var hook = hooks.get(loaded.webhook());
    if (!isOpen || hook == null || hook.generation != loaded.generation()) {
      return;
    }
    var destination = loaded.destination();
    if (destination != null) {
      aim(hook, destination);
    }
    var stream = loaded.stream();
    @Nullable Lane lane = stream == null ? null : hook.lanes.get(stream);
    boolean isOutdated = lane == null ? hook.isOutdated : lane.isOutdated;
    if (lane == null) {
      hook.isLoading = false;
      hook.hasMore = !loaded.isAll() || isOutdated;
    } else {
      lane.hasMore = false;
    }
    for (var delivery : loaded.deliveries()) {
      if (lane == null) {
        hook.last = delivery.cause().position();
      }
      if (destination == null) {
        record(delivery.with(delivery.progress().ended(State.DROPPED, now)));
      } else {
        hold(hook, delivery, now);
      }
    }
    if (lane != null) {
      lane.isLoading = false;
      lane.hasMore |= !loaded.isAll() || isOutdated;
      schedule(lane, now);
    }
    feed(hook);
    forgetIfIdle(hook);
  }

  private void forgetIfIdle(Hook hook) {
    if (hook.isIdle()) {
      hungry.remove(hook);
      hooks.remove(hook.key);
    }
  }

  /// Lets go of everything that is held of a webhook, but for what is under way.
  private void giveUp(Hook hook) {
    held -= hook.giveUp(++generations);
    hungry.remove(hook);
    if (hook.calls == 0) {
      hooks.remove(hook.key);
    }
  }

  /// When memory is full, the webhooks that can be told something last, and of those the ones with
  /// the most, go back to the shelf.
  private void makeRoom(Instant now) {
    if (!isFull()) {
      return;
    }
    var last =
        Comparator.comparing((Hook hook) -> hook.soonest(now)).thenComparingInt(hook -> hook.held);
    for (var hook : hooks.values().stream().sorted(last.reversed()).toList()) {
      if (held <= limits.heldMax() / 4 * 3) {
        break;
      }
      giveUp(hook);
      survey.forget(now);
    }
  }

  /// Takes a webhook that was found, for as long as half of the memory is free: the rest is for
  /// what is new.
  private boolean take(WebhookKey key) {
    if (hooks.containsKey(key)) {
      return true;
    }
    boolean hasRoom = held < limits.heldMax() / 2 && hooks.size() < limits.heldMax();
    if (hasRoom) {
      feed(hook(key));
    }
    return hasRoom;
  }
}
