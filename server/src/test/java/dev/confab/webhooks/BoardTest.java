package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration AGE_MAX = Duration.ofHours(1);
  private static final Scope SCOPE =
      new Scope(new AccountSid("AC" + "0".repeat(32)), new ServiceSid("IS" + "0".repeat(32)));

  private final MutableClock clock = new MutableClock(START);
  private final ShelfInMemory shelf = new ShelfInMemory();
  private final SendingLimits limits = new SendingLimits(32, 4, 400, 50);
  private final Board board = new Board(limits, shelf);
  private final Deque<Flight> flying = new ArrayDeque<>();
  private long position;

  private static WebhookKey webhook(int number) {
    return new WebhookKey("WH%032x".formatted(number));
  }

  /// Another receiver for each.
  private void aim(int webhook) {
    aim(webhook, "https://receiver-" + webhook + ".example.com/hook");
  }

  private void aim(int webhook, String url) {
    shelf.destinations.put(webhook(webhook), new Destination(url, WebhookMethod.POST));
  }

  /// A delivery on the shelf, of the next event.
  private WebhookDelivery made(int webhook, String stream) {
    position++;
    var delivery =
        new WebhookDelivery(
            new WebhookDeliverySid("WD%032x".formatted(position)),
            SCOPE,
            webhook(webhook),
            new Cause(
                position, new Stream(stream), position, EventType.MESSAGE_ADDED.text(), START),
            "",
            clock.instant(),
            Progress.begun(new WebhookSettings(20, AGE_MAX), clock.instant()));
    shelf.put(delivery);
    return delivery;
  }

  private WebhookDelivery plan(int webhook, String stream) {
    var delivery = made(webhook, stream);
    board.planned(List.of(delivery), new HashMap<>(shelf.destinations), clock.instant());
    return delivery;
  }

  private void open() {
    board.open();
    settle();
  }

  /// Until nothing happens any more without a call that ends or a clock that moves.
  private void settle() {
    boolean isBusy = true;
    while (isBusy) {
      var begun = board.begin(clock.instant());
      flying.addAll(begun);
      isBusy = shelf.answer(board, clock.instant()) || !begun.isEmpty();
    }
  }

  private void land(Flight flight, State state, boolean isReached) {
    flying.remove(flight);
    var delivery = flight.delivery();
    var now = clock.instant();
    var attempt =
        new Attempt(
            delivery.retryCount(), now, Duration.ZERO, WebhookMethod.POST, "", null, null, "");
    var progress =
        state == State.OPEN
            ? delivery.progress().retried(attempt, now.plus(Duration.ofSeconds(2)))
            : delivery.progress().ended(state, attempt, now);
    board.landed(new Landing(flight, delivery.with(progress), isReached), now);
    settle();
  }

  private void succeed(Flight flight) {
    land(flight, State.DELIVERED, true);
  }

  /// The receiver does not answer; to be tried again in two seconds.
  private void fail(Flight flight) {
    land(flight, State.OPEN, false);
  }

  private List<WebhookDelivery> inFlight() {
    return flying.stream().map(Flight::delivery).toList();
  }

  private Flight flight(WebhookDelivery delivery) {
    return flying.stream()
        .filter(one -> one.delivery().sid().equals(delivery.sid()))
        .findFirst()
        .orElseThrow();
  }

  /// All calls succeed, one after the other.
  private List<WebhookDelivery> finish() {
    var told = new ArrayList<WebhookDelivery>();
    while (!flying.isEmpty()) {
      told.add(flying.getFirst().delivery());
      succeed(flying.getFirst());
    }
    return told;
  }

  @Test
  void lanesLeaveInOrderOneAtATime() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    var second = plan(1, "CH1");
    var other = plan(1, "CH2");
    settle();
    assertThat(inFlight()).containsExactly(first, other);
    succeed(flight(first));
    assertThat(inFlight()).containsExactly(other, second);
    finish();
    assertThat(shelf.get(second).progress().state()).isEqualTo(State.DELIVERED);
    assertThat(board.held()).isZero();
  }

  @Test
  void whatFailedComesAgainBeforeWhatIsBehindIt() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    var second = plan(1, "CH1");
    var other = plan(1, "CH2");
    settle();
    fail(flight(first));
    assertThat(inFlight()).containsExactly(other);
    assertThat(board.next()).isEqualTo(START.plusSeconds(2));
    clock.advance(Duration.ofSeconds(2));
    settle();
    assertThat(inFlight()).containsExactly(other, shelf.get(first));
    assertThat(shelf.get(first).retryCount()).isEqualTo(1);
    succeed(flight(first));
    assertThat(inFlight()).containsExactly(other, second);
  }

  @Test
  void whatIsGivenUpLetsTheNextOneGo() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    var second = plan(1, "CH1");
    settle();
    land(flight(first), State.DEAD, true);
    assertThat(inFlight()).containsExactly(second);
  }

  @Test
  void beginsWithWhatTheShelfHas() {
    for (int webhook = 1; webhook <= 7; webhook++) {
      aim(webhook);
      made(webhook, "CH" + webhook);
    }
    open();
    assertThat(inFlight()).hasSize(7);
    assertThat(finish()).hasSize(7);
  }

  @Test
  void newOnesWaitForOlderOnesOfTheShelf() {
    aim(1);
    var old = made(1, "CH1");
    board.open();
    var next = plan(1, "CH1");
    settle();
    assertThat(inFlight()).containsExactly(old);
    succeed(flight(old));
    assertThat(inFlight()).containsExactly(next);
  }

  @Test
  void everyOrderOfAnswersTellsEachOnceAndInOrder() {
    for (int seed = 0; seed < 300; seed++) {
      new Story(seed).run();
    }
  }

  /// Plans, answers of the shelf, calls and renewals in a random order.
  private static final class Story {
    private final Random random;
    private final BoardTest test = new BoardTest();
    private final List<WebhookDelivery> planned = new ArrayList<>();
    private final Map<String, Long> told = new HashMap<>();

    Story(int seed) {
      random = new Random(seed);
    }

    void run() {
      for (int webhook = 0; webhook < 6; webhook++) {
        test.aim(webhook, "http://host-" + webhook % 3);
        for (int old = random.nextInt(4) * 40; old > 0; old--) {
          planned.add(test.made(webhook, "CH" + random.nextInt(3)));
        }
      }
      test.board.open();
      for (int step = 0; step < 2_000; step++) {
        step();
      }
      int steps = 0;
      while (!isOver()) {
        assertThat(++steps).isLessThan(200_000);
        test.shelf.answer(test.board, test.clock.instant());
        test.clock.advance(Duration.ofMillis(100));
        begin();
        if (!test.flying.isEmpty()) {
          land();
        }
      }
      assertThat(planned).allMatch(one -> !test.shelf.get(one).isOpen());
      assertThat(test.board.held()).isZero();
      assertThat(test.board.calls()).isZero();
    }

    private boolean isOver() {
      return test.flying.isEmpty()
          && planned.stream().noneMatch(one -> test.shelf.get(one).isOpen());
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0, 1 -> planned.add(test.plan(random.nextInt(6), "CH" + random.nextInt(3)));
        case 2, 3, 4 -> test.shelf.answer(test.board, test.clock.instant());
        case 5, 6 -> begin();
        case 7 -> test.clock.advance(Duration.ofMillis(random.nextInt(1_500)));
        case 8 -> {
          if (random.nextInt(20) == 0) {
            test.board.renew(webhook(random.nextInt(6)));
          }
        }
        case 9 -> {
          if (random.nextInt(200) == 0) {
            test.board.close();
            test.board.open();
          }
        }
        default -> {
          if (!test.flying.isEmpty()) {
            land();
          }
        }
      }
    }

    private void begin() {
      for (var flight : test.board.begin(test.clock.instant())) {
        var lane = flight.delivery().webhook() + flight.delivery().cause().stream().sid();
        long at = flight.delivery().cause().position();
        assertThat(at).as(lane).isGreaterThanOrEqualTo(told.getOrDefault(lane, 0L));
        assertThat(test.shelf.get(flight.delivery()).isOpen()).isTrue();
        assertThat(test.flying).noneMatch(other -> other.lane() == flight.lane());
        told.put(lane, at);
        test.flying.add(flight);
      }
    }

    private void land() {
      var flight = test.flying.remove();
      var delivery = flight.delivery();
      var now = test.clock.instant();
      boolean isFailure = random.nextInt(3) == 0;
      var attempt =
          new Attempt(
              delivery.retryCount(), now, Duration.ZERO, WebhookMethod.POST, "", null, null, "");
      var progress =
          isFailure
              ? delivery.progress().retried(attempt, now.plusMillis(random.nextInt(3_000)))
              : delivery.progress().ended(State.DELIVERED, attempt, now);
      var landing = new Landing(flight, delivery.with(progress), !isFailure);
      test.board.landed(landing, now);
    }
  }

  @Test
  void aReceiverGetsOnlySoManyCalls() {
    aim(1);
    aim(2);
    open();
    for (int stream = 0; stream < 10; stream++) {
      plan(1, "CH" + stream);
    }
    plan(2, "CH1");
    settle();
    assertThat(inFlight()).filteredOn(one -> one.webhook().equals(webhook(1))).hasSize(4);
    assertThat(inFlight()).filteredOn(one -> one.webhook().equals(webhook(2))).hasSize(1);
    assertThat(finish()).hasSize(11);
  }

  @Test
  void slowReceiversLeaveOthersSomething() {
    open();
    for (int webhook = 1; webhook <= 8; webhook++) {
      aim(webhook);
      for (int stream = 0; stream < 10; stream++) {
        plan(webhook, "CH" + stream);
      }
    }
    settle();
    assertThat(flying).hasSizeLessThanOrEqualTo(limits.callsMax());
    for (int webhook = 1; webhook <= 8; webhook++) {
      var key = webhook(webhook);
      assertThat(inFlight()).anyMatch(one -> one.webhook().equals(key));
    }
  }

  @Test
  void aDeadReceiverIsSpared() {
    aim(1);
    aim(2);
    open();
    for (int stream = 0; stream < 30; stream++) {
      plan(1, "CH" + stream);
    }
    settle();
    for (int failure = 0; failure < 10; failure++) {
      fail(flying.getFirst());
    }
    while (!flying.isEmpty()) {
      fail(flying.getFirst());
    }
    int calls = shelf.deliveries.values().stream().mapToInt(one -> one.progress().tries()).sum();
    assertThat(calls).isBetween(10, 13);
    plan(2, "CH1");
    settle();
    assertThat(inFlight()).extracting(WebhookDelivery::webhook).containsExactly(webhook(2));
    succeed(flying.getFirst());

    clock.advance(Duration.ofSeconds(1));
    settle();
    assertThat(flying).hasSize(1).allMatch(Flight::isProbe);
    fail(flying.getFirst());
    clock.advance(Duration.ofMillis(1_999));
    settle();
    assertThat(flying).isEmpty();
    clock.advance(Duration.ofMillis(1));
    settle();
    assertThat(flying).hasSize(1);
    succeed(flying.getFirst());
    assertThat(flying).hasSize(4);
    finish();
    clock.advance(Duration.ofSeconds(2));
    settle();
    finish();
    assertThat(shelf.deliveries.values()).noneMatch(WebhookDelivery::isOpen);
  }

  @Test
  void whatWaitsTooLongForADeadReceiverIsGivenUp() {
    aim(1);
    open();
    for (int stream = 0; stream < 20; stream++) {
      plan(1, "CH" + stream);
    }
    settle();
    while (!flying.isEmpty()) {
      fail(flying.getFirst());
    }
    for (int second = 0;
        second < 4_000 && shelf.deliveries.values().stream().anyMatch(WebhookDelivery::isOpen);
        second += 10) {
      clock.advance(Duration.ofSeconds(10));
      settle();
      while (!flying.isEmpty()) {
        var delivery = flying.getFirst().delivery();
        boolean isOld = !clock.instant().isBefore(delivery.progress().expires());
        land(flying.getFirst(), isOld ? State.DEAD : State.OPEN, false);
      }
    }
    assertThat(shelf.deliveries.values()).allMatch(one -> one.progress().state() == State.DEAD);
  }

  @Test
  void oneBadLaneHoldsUpNoOther() {
    aim(1);
    open();
    for (int count = 0; count < 600; count++) {
      plan(1, "CH-bad");
    }
    var good = plan(1, "CH-good");
    settle();
    fail(flying.getFirst());
    assertThat(inFlight()).containsExactly(good);
    assertThat(board.held()).isLessThanOrEqualTo(limits.heldMax());
    succeed(flying.getFirst());
    clock.advance(Duration.ofSeconds(2));
    settle();
    assertThat(finish()).hasSize(600);
  }

  @Test
  void memoryIsBounded() {
    open();
    var all = new ArrayList<WebhookDelivery>();
    for (int webhook = 1; webhook <= 30; webhook++) {
      aim(webhook);
      for (int count = 0; count < 60; count++) {
        all.add(plan(webhook, "CH" + count % 2));
        assertThat(board.held()).isLessThanOrEqualTo(limits.heldMax());
      }
      settle();
    }
    while (!flying.isEmpty() || board.next() != null) {
      clock.advance(Duration.ofSeconds(1));
      settle();
      finish();
      assertThat(board.held()).isLessThanOrEqualTo(limits.heldMax() + 200);
    }
    assertThat(all).hasSize(1_800).noneMatch(one -> shelf.get(one).isOpen());
  }

  @Test
  void memoryFullOfADeadReceiverTakesWhatIsForOthers() {
    open();
    for (int webhook = 1; webhook <= 100; webhook++) {
      aim(webhook, "http://dead.example.com");
      for (int count = 0; count < 10; count++) {
        plan(webhook, "CH" + count);
      }
    }
    settle();
    while (!flying.isEmpty()) {
      fail(flying.getFirst());
    }
    aim(200);
    var good = plan(200, "CH1");
    settle();
    assertThat(inFlight()).contains(good);
  }

  @Test
  void whatHasNowhereToGoIsDropped() {
    var lost = made(1, "CH1");
    open();
    assertThat(shelf.get(lost).progress().state()).isEqualTo(State.DROPPED);
    assertThat(flying).isEmpty();
  }

  @Test
  void aChangedWebhookIsReadAnew() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    var second = plan(1, "CH1");
    settle();
    aim(1, "https://other.example.com");
    board.renew(webhook(1));
    settle();
    assertThat(inFlight()).containsExactly(first);
    succeed(flight(first));
    assertThat(inFlight()).containsExactly(second);
    assertThat(flight(second).destination().url()).isEqualTo("https://other.example.com");
  }

  @Test
  void whatIsOpenedAgainComesInItsOrder() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    settle();
    land(flight(first), State.DEAD, true);
    var second = plan(1, "CH1");
    var third = plan(1, "CH1");
    settle();
    var now = clock.instant();
    shelf.put(
        shelf
            .get(first)
            .with(shelf.get(first).progress().reopened(new WebhookSettings(2, AGE_MAX), now)));
    board.renew(webhook(1));
    settle();
    assertThat(inFlight()).containsExactly(second);
    succeed(flight(second));
    assertThat(inFlight()).containsExactly(shelf.get(first));
    succeed(flight(first));
    assertThat(inFlight()).containsExactly(third);
  }

  @Test
  void aClosedBoardBeginsNothingAndGoesOnWhenItIsOpened() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    var second = plan(1, "CH1");
    settle();
    board.close();
    plan(1, "CH2");
    settle();
    assertThat(inFlight()).containsExactly(first);
    succeed(flight(first));
    assertThat(flying).isEmpty();
    open();
    assertThat(inFlight()).hasSize(2).contains(second);
    finish();
    assertThat(shelf.deliveries.values()).noneMatch(WebhookDelivery::isOpen);
  }

  @Test
  void whatIsNotRecordedYetIsNotSentAgain() {
    aim(1);
    open();
    var first = plan(1, "CH1");
    flying.addAll(board.begin(clock.instant()));
    var flight = flying.remove();
    var ended = first.progress().ended(State.DELIVERED, clock.instant());
    board.landed(new Landing(flight, first.with(ended), true), clock.instant());
    var next = plan(1, "CH1");
    flying.addAll(board.begin(clock.instant()));
    assertThat(inFlight()).containsExactly(next);
  }
}
