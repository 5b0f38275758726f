package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.support.MutableClock;
import dev.confab.webhooks.Flight.Landing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A board with a backlog in memory, calls that end when a test says so, and a clock that it moves.
final class BoardUnderTest {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Duration AGE_MAX = Duration.ofHours(1);

  /// What is to be tried again waits so long.
  static final Duration PAUSE = Duration.ofSeconds(2);

  final MutableClock clock = new MutableClock(START);
  final BacklogInMemory backlog = new BacklogInMemory();
  final Board board;
  final Deque<Flight> flying = new ArrayDeque<>();

  /// The accounts of webhooks that do not belong to the usual one.
  final Map<Integer, AccountSid> accounts = new HashMap<>();

  /// Of deliveries that are made from now on.
  String parameters = "";

  private long position;

  BoardUnderTest(SendingLimits limits) {
    board = new Board(limits, backlog);
  }

  static WebhookKey webhook(int number) {
    return new WebhookKey("WH%032x".formatted(number));
  }

  static AccountSid account(int number) {
    return new AccountSid("AC%032x".formatted(number));
  }

  /// Another receiver for each.
  void aim(int webhook) {
    aim(webhook, "https://receiver-" + webhook + ".example.com/hook");
  }

  void aim(int webhook, String url) {
    backlog.destinations.put(webhook(webhook), new Destination(url, WebhookMethod.POST));
  }

  /// A delivery in the backlog, of the next event.
  WebhookDelivery made(int webhook, String stream) {
    position++;
    var delivery =
        new WebhookDelivery(
            new WebhookDeliverySid("WD%032x".formatted(position)),
            new Scope(
                accounts.getOrDefault(webhook, account(0)), new ServiceSid("IS" + "0".repeat(32))),
            webhook(webhook),
            new Cause(
                position, new Stream(stream), position, EventType.MESSAGE_ADDED.text(), START),
            parameters,
            clock.instant(),
            Progress.begun(new WebhookSettings(20, AGE_MAX), clock.instant()));
    backlog.put(delivery);
    return delivery;
  }

  WebhookDelivery plan(int webhook, String stream) {
    var delivery = made(webhook, stream);
    tell(delivery);
    return delivery;
  }

  /// One delivery in each of so many conversations.
  void planEach(int webhook, int streams) {
    for (int stream = 0; stream < streams; stream++) {
      plan(webhook, "CH" + stream);
    }
  }

  /// The planner's news of a delivery arrives.
  void tell(WebhookDelivery delivery) {
    board.planned(List.of(delivery), backlog.destinations, clock.instant());
  }

  /// It was tried once, and is to be tried again in a while.
  WebhookDelivery tried(int webhook, String stream, Duration pause) {
    var delivery = made(webhook, stream);
    var due = clock.instant().plus(pause);
    var retried = delivery.with(delivery.progress().retried(attempt(delivery), due));
    backlog.put(retried);
    return retried;
  }

  void open() {
    board.open();
    settle();
  }

  /// With a webhook that has nothing to tell yet.
  void open(int webhook) {
    aim(webhook);
    open();
  }

  /// Until nothing happens any more without a call that ends or a clock that moves.
  void settle() {
    boolean isBusy = true;
    while (isBusy) {
      var begun = board.begin(clock.instant());
      flying.addAll(begun);
      isBusy = backlog.answer(board, clock.instant()) || !begun.isEmpty();
    }
  }

  void advance(Duration by) {
    clock.advance(by);
    settle();
  }

  void renew(int webhook) {
    board.renew(webhook(webhook), clock.instant());
  }

  void close() {
    board.close(clock.instant());
  }

  Attempt attempt(WebhookDelivery delivery) {
    return new Attempt(
        delivery.retryCount(),
        clock.instant(),
        Duration.ZERO,
        WebhookMethod.POST,
        "",
        null,
        null,
        "");
  }

  /// A call ends, and nothing else happens.
  void end(Flight flight, State state, Verdict verdict) {
    flying.remove(flight);
    var delivery = flight.delivery();
    var now = clock.instant();
    var progress =
        state == State.OPEN
            ? delivery.progress().retried(attempt(delivery), now.plus(PAUSE))
            : delivery.progress().ended(state, attempt(delivery), now);
    board.landed(new Landing(flight, delivery.with(progress), verdict), now);
  }

  void land(Flight flight, State state, Verdict verdict) {
    end(flight, state, verdict);
    settle();
  }

  void succeed(Flight flight) {
    land(flight, State.DELIVERED, Verdict.FINE);
  }

  /// The receiver cannot be reached; to be tried again after the pause.
  void fail(Flight flight) {
    land(flight, State.OPEN, Verdict.UNREACHABLE);
  }

  /// As long as there are calls.
  void failAll() {
    while (!flying.isEmpty()) {
      fail(flying.getFirst());
    }
  }

  /// The webhook answers 500; to be tried again after the pause.
  void refuse(Flight flight) {
    land(flight, State.OPEN, Verdict.FAILING);
  }

  /// Calls end as what they are for says, until there are none.
  void run(Predicate<WebhookDelivery> isGood) {
    while (!flying.isEmpty()) {
      var flight = flying.getFirst();
      if (isGood.test(flight.delivery())) {
        succeed(flight);
      } else {
        refuse(flight);
      }
    }
  }

  List<WebhookDelivery> inFlight() {
    return flying.stream().map(Flight::delivery).toList();
  }

  List<WebhookDelivery> inFlight(int webhook) {
    return inFlight().stream().filter(one -> one.webhook().equals(webhook(webhook))).toList();
  }

  Flight flight(WebhookDelivery delivery) {
    return flying.stream()
        .filter(one -> one.delivery().sid().equals(delivery.sid()))
        .findFirst()
        .orElseThrow();
  }

  /// All calls succeed, one after the other.
  List<WebhookDelivery> finish() {
    var told = new ArrayList<WebhookDelivery>();
    while (!flying.isEmpty()) {
      told.add(flying.getFirst().delivery());
      succeed(flying.getFirst());
    }
    return told;
  }

  State state(WebhookDelivery delivery) {
    return backlog.get(delivery).progress().state();
  }

  boolean isAnyOpen() {
    return backlog.deliveries.values().stream().anyMatch(WebhookDelivery::isOpen);
  }
}
