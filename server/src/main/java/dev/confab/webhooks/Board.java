package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.webhooks.Backlog.Answer;
import dev.confab.webhooks.Backlog.Part;
import dev.confab.webhooks.Flight.Landing;
import dev.confab.webhooks.Lane.State.Reading;
import dev.confab.webhooks.Lane.State.Ready;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Decides which deliveries are sent when. It knows which webhooks have open ones and holds some of
/// them in memory; whatever it does not hold it has read when the turn of the webhook comes. So
/// full memory makes it slower and changes nothing else.
///
/// It waits for nothing and has no clock: who holds it tells it what happens. For one thread.
final class Board {
  /// A turn that was given before.
  ///
  /// @param lane which was read for it and is to be used; `null` for any
  private record Given(Turn turn, @Nullable Lane lane) {}

  private final SendingLimits limits;
  private final Backlog backlog;
  private final Alarms alarms = new Alarms();
  private final Memory memory;
  private final Outcomes outcomes;
  private final Turns turns;
  private final Hooks hooks;

  /// Turns whose deliveries were read meanwhile.
  private final Queue<Given> given = new ArrayDeque<>();

  /// How many loads the backlog has not answered yet.
  private int loads;

  private boolean isOpen;

  Board(SendingLimits limits, Backlog backlog) {
    this.limits = limits;
    this.backlog = backlog;
    this.memory = new Memory(limits);
    this.outcomes = new Outcomes(backlog);
    this.turns = new Turns(limits, alarms);
    this.hooks = new Hooks(new Hooks.Parts(limits, backlog, alarms, memory, outcomes), turns);
  }

  /// Begins with what the backlog has.
  void open() {
    isOpen = true;
    hooks.open();
  }

  /// Forgets everything but what is under way.
  void close(Instant now) {
    isOpen = false;
    given.forEach(unused -> turns.cancel(unused.turn(), now));
    given.clear();
    hooks.close(now);
  }

  /// New deliveries, which the backlog has already, in the order of their events.
  void planned(
      List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations, Instant now) {
    if (isOpen) {
      for (var delivery : deliveries) {
        var destination = Objects.requireNonNull(destinations.get(delivery.webhook()));
        hooks
            .known(delivery.webhook(), now)
            .ifPresent(hook -> {
              turns.enter(hook, delivery.scope().account(), destination);
              hook.planned(delivery);
              hooks.offer(hook);
            });
      }
    }
  }

  /// What a webhook calls has changed, or deliveries of it were opened again: what is known of it
  /// is read anew.
  void renew(WebhookKey key, Instant now) {
    if (isOpen) {
      hooks.known(key, now).ifPresent(hook -> hooks.renew(hook, now));
    }
  }

  /// An answer of the backlog.
  void answered(Answer answer, Instant now) {
    switch (answer) {
      case Answer.Recorded(var deliveries) -> outcomes.written(deliveries);
      case Answer.Found found -> hooks.found(found, now);
      case Answer.NotFound(var generation) -> hooks.notFound(generation, now);
      case Answer.NotLoaded(var webhook, var part, var generation) -> {
        ended(part);
        hooks.find(webhook, generation).ifPresent(hook -> hooks.rest(hook, now));
      }
      case Answer.Loaded loaded -> {
        ended(loaded.part());
        hooks
            .find(loaded.webhook(), loaded.generation())
            .ifPresent(hook -> {
              loaded(hook, loaded, now);
              hooks.offer(hook);
              hooks.forgetIfIdle(hook);
            });
      }
    }
  }

  private void ended(Part part) {
    if (part instanceof Part.First) {
      hooks.inspected();
    } else {
      loads--;
    }
  }

  private void loaded(Hook hook, Answer.Loaded loaded, Instant now) {
    var deliveries = loaded.deliveries();
    var destination = loaded.destination();
    if (!deliveries.isEmpty() && destination == null) {
      hooks.drop(hook, deliveries, now);
      return;
    }
    if (destination != null) {
      turns.enter(hook, deliveries.getFirst().scope().account(), destination);
    }
    var open = outcomes.without(deliveries);
    switch (loaded.part()) {
      case Part.First _ -> hooks.inspected(hook, deliveries, loaded.isAll(), now);
      case Part.Next _ -> {
        var turn = hook.wasRead(open, loaded.isAll());
        if (turn != null) {
          given.add(new Given(turn, null));
        }
      }
      case Part.OfStream(var stream, var _) -> {
        var lane = hook.lane(stream);
        if (lane != null && lane.state() instanceof Reading(var turn)) {
          boolean isLeft = hook.wasRead(lane, open, loaded.isAll());
          given.add(new Given(turn, isLeft ? lane : null));
        }
      }
    }
  }

  /// Begins with what can be sent now.
  List<Flight> begin(Instant now) {
    alarms.run(now);
    var flights = new ArrayList<Flight>();
    while (isOpen && outcomes.size() + loads < limits.unrecordedMax()) {
      var next = given.isEmpty() ? next(now) : given.remove();
      if (next == null) {
        break;
      }
      var flight = use(next.turn(), next.lane(), now);
      if (flight != null) {
        flights.add(flight);
      }
    }
    return flights;
  }

  private @Nullable Given next(Instant now) {
    var turn = turns.next(now);
    return turn == null ? null : new Given(turn, null);
  }

  /// Sends the next delivery of a webhook, or has it read.
  private @Nullable Flight use(Turn turn, @Nullable Lane read, Instant now) {
    var hook = turn.hook();
    var own = read != null && read.state() instanceof Ready ? read : null;
    if (!hook.isAimed || hook.route != turn.route()) {
      if (own != null) {
        hook.putBack(own);
      }
      turns.cancel(turn, now);
      return null;
    }
    var lane = due(hook, own, now);
    if (hook.wantsMore()) {
      hook.read(lane == null ? turn : null);
      load(hook, new Part.Next(hook.last()), Hook.READ_MAX);
    } else if (lane == null) {
      turns.cancel(turn, now);
    }
    @Nullable Flight flight = null;
    if (lane != null && lane.first() != null) {
      flight = new Flight(turn, lane, lane.call(), Objects.requireNonNull(hook.destination));
    } else if (lane != null) {
      lane.read(turn);
      load(hook, new Part.OfStream(lane.stream, lane.last()), hook.wanted(Lane.WAITING_MAX));
    }
    hooks.offer(hook);
    return flight;
  }

  private void load(Hook hook, Part part, int max) {
    loads++;
    backlog.load(hook.key, part, max, hook.generation());
  }

  /// The next lane that does not have to wait for its time.
  private @Nullable Lane due(Hook hook, @Nullable Lane own, Instant now) {
    for (var lane = own == null ? hook.next() : own; lane != null; lane = hook.next()) {
      var first = lane.first();
      if (first == null || !first.progress().due().isAfter(now)) {
        return lane;
      }
      pause(lane, first);
    }
    return null;
  }

  private void pause(Lane lane, WebhookDelivery next) {
    var alarm =
        alarms.set(
            next.progress().due(),
            _ -> {
              lane.hook.resume(lane);
              hooks.offer(lane.hook);
            });
    lane.pause(next, alarm);
  }

  /// A call has ended.
  void landed(Landing landing, Instant now) {
    var flight = landing.flight();
    var lane = flight.lane();
    var hook = lane.hook;
    var delivery = landing.delivery();
    outcomes.record(delivery);
    if (delivery.isOpen() && lane.isCurrent(delivery)) {
      pause(lane, delivery);
    } else {
      hook.landed(lane);
    }
    turns.end(flight.turn(), landing.judged(), now);
    if (isOpen) {
      hooks.watch(hook, now);
      hooks.offer(hook);
      hooks.forgetIfIdle(hook);
    } else {
      hooks.forget(hook, now);
    }
  }

  /// When there may be something to do, if nothing happens before; `null` for never.
  @Nullable Instant next() {
    return alarms.next();
  }

  /// How many deliveries are in memory.
  int held() {
    return memory.deliveries();
  }

  /// How much is in memory.
  Memory memory() {
    return memory;
  }

  /// How much is to be done later.
  int alarms() {
    return alarms.size();
  }

  /// How many calls are under way or about to begin.
  int calls() {
    return turns.calls();
  }
}
