package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookSettings;
import dev.confab.webhooks.Flight.Landing;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BoardTest {
  /// As many deliveries fit into the memory, and one for each call.
  private static final int HELD_MAX = 432;

  private final SendingLimits limits = new SendingLimits(32, 4, 400_000, 50, 1_000, 1_000);
  private final BoardUnderTest test = new BoardUnderTest(limits);

  @Test
  void lanesLeaveInOrderOneAtATime() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    var other = test.plan(1, "CH2");
    test.settle();
    assertThat(test.inFlight()).containsExactly(first, other);
    test.succeed(test.flight(first));
    assertThat(test.inFlight()).containsExactly(other, second);
    test.finish();
    assertThat(test.backlog.get(second).progress().state()).isEqualTo(State.DELIVERED);
    assertThat(test.board.held()).isZero();
  }

  @Test
  void whatFailedComesAgainBeforeWhatIsBehindIt() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    var other = test.plan(1, "CH2");
    test.settle();
    test.fail(test.flight(first));
    assertThat(test.inFlight()).containsExactly(other);
    assertThat(test.board.next()).isEqualTo(BoardUnderTest.START.plusSeconds(2));
    test.advance(Duration.ofSeconds(2));
    assertThat(test.inFlight()).containsExactly(other, test.backlog.get(first));
    assertThat(test.backlog.get(first).retryCount()).isEqualTo(1);
    test.succeed(test.flight(first));
    assertThat(test.inFlight()).containsExactly(other, second);
  }

  @Test
  void whatIsGivenUpLetsTheNextOneGo() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    test.settle();
    test.land(test.flight(first), State.DEAD, Verdict.FINE);
    assertThat(test.inFlight()).containsExactly(second);
  }

  @Test
  void beginsWithWhatTheShelfHas() {
    for (int webhook = 1; webhook <= 7; webhook++) {
      test.aim(webhook);
      test.made(webhook, "CH" + webhook);
    }
    test.open();
    assertThat(test.inFlight()).hasSize(7);
    assertThat(test.finish()).hasSize(7);
  }

  @Test
  void newOnesWaitForOlderOnesOfTheShelf() {
    test.aim(1);
    var old = test.made(1, "CH1");
    test.board.open();
    var next = test.plan(1, "CH1");
    test.settle();
    assertThat(test.inFlight()).containsExactly(old);
    test.succeed(test.flight(old));
    assertThat(test.inFlight()).containsExactly(next);
  }

  @Test
  void aReceiverGetsOnlySoManyCalls() {
    test.aim(1);
    test.aim(2);
    test.open();
    for (int stream = 0; stream < 10; stream++) {
      test.plan(1, "CH" + stream);
    }
    test.plan(2, "CH1");
    test.settle();
    assertThat(test.inFlight())
        .filteredOn(one -> one.webhook().equals(BoardUnderTest.webhook(1)))
        .hasSize(4);
    assertThat(test.inFlight())
        .filteredOn(one -> one.webhook().equals(BoardUnderTest.webhook(2)))
        .hasSize(1);
    assertThat(test.finish()).hasSize(11);
  }

  @Test
  void slowReceiversLeaveOthersSomething() {
    test.open();
    for (int webhook = 1; webhook <= 8; webhook++) {
      test.aim(webhook);
      for (int stream = 0; stream < 10; stream++) {
        test.plan(webhook, "CH" + stream);
      }
    }
    test.settle();
    assertThat(test.flying).hasSizeLessThanOrEqualTo(limits.callsMax());
    for (int webhook = 1; webhook <= 8; webhook++) {
      var key = BoardUnderTest.webhook(webhook);
      assertThat(test.inFlight()).anyMatch(one -> one.webhook().equals(key));
    }
  }

  @Test
  void aDeadReceiverIsSpared() {
    test.aim(1);
    test.aim(2);
    test.open();
    for (int stream = 0; stream < 30; stream++) {
      test.plan(1, "CH" + stream);
    }
    test.settle();
    for (int failure = 0; failure < 10; failure++) {
      test.fail(test.flying.getFirst());
    }
    while (!test.flying.isEmpty()) {
      test.fail(test.flying.getFirst());
    }
    int calls =
        test.backlog.deliveries.values().stream().mapToInt(one -> one.progress().tries()).sum();
    assertThat(calls).isBetween(10, 13);
    test.plan(2, "CH1");
    test.settle();
    assertThat(test.inFlight())
        .extracting(WebhookDelivery::webhook)
        .containsExactly(BoardUnderTest.webhook(2));
    test.succeed(test.flying.getFirst());

    test.advance(Duration.ofSeconds(1));
    assertThat(test.flying).hasSize(1).allMatch(flight -> flight.turn().isReceiverProbe());
    test.fail(test.flying.getFirst());
    test.advance(Duration.ofMillis(1_999));
    assertThat(test.flying).isEmpty();
    test.advance(Duration.ofMillis(1));
    assertThat(test.flying).hasSize(1);
    test.succeed(test.flying.getFirst());
    assertThat(test.flying).hasSize(4);
    test.finish();
    test.advance(Duration.ofSeconds(2));
    test.finish();
    assertThat(test.backlog.deliveries.values()).noneMatch(WebhookDelivery::isOpen);
  }

  @Test
  void whatWaitsTooLongForADeadReceiverIsGivenUp() {
    test.aim(1);
    test.open();
    for (int stream = 0; stream < 20; stream++) {
      test.plan(1, "CH" + stream);
    }
    test.settle();
    while (!test.flying.isEmpty()) {
      test.fail(test.flying.getFirst());
    }
    for (int second = 0; second < 4_000 && test.isAnyOpen(); second += 10) {
      test.advance(Duration.ofSeconds(10));
      while (!test.flying.isEmpty()) {
        var delivery = test.flying.getFirst().delivery();
        boolean isOld = !test.clock.instant().isBefore(delivery.progress().expires());
        test.land(test.flying.getFirst(), isOld ? State.DEAD : State.OPEN, Verdict.UNREACHABLE);
      }
    }
    assertThat(test.backlog.deliveries.values())
        .allMatch(one -> one.progress().state() == State.DEAD);
  }

  @Test
  void oneBadLaneHoldsUpNoOther() {
    test.aim(1);
    test.open();
    for (int count = 0; count < 600; count++) {
      test.plan(1, "CH-bad");
    }
    var good = test.plan(1, "CH-good");
    test.settle();
    test.fail(test.flying.getFirst());
    assertThat(test.inFlight()).containsExactly(good);
    assertThat(test.board.held()).isLessThanOrEqualTo(HELD_MAX);
    test.succeed(test.flying.getFirst());
    test.advance(Duration.ofSeconds(2));
    assertThat(test.finish()).hasSize(600);
  }

  @Test
  void memoryIsBounded() {
    test.open();
    var all = new ArrayList<WebhookDelivery>();
    for (int webhook = 1; webhook <= 30; webhook++) {
      test.aim(webhook);
      for (int count = 0; count < 60; count++) {
        all.add(test.plan(webhook, "CH" + count % 2));
        assertThat(test.board.held()).isLessThanOrEqualTo(HELD_MAX);
      }
      test.settle();
    }
    while (!test.flying.isEmpty() || test.board.next() != null) {
      test.advance(Duration.ofSeconds(1));
      test.finish();
      assertThat(test.board.held()).isLessThanOrEqualTo(HELD_MAX);
    }
    assertThat(all).hasSize(1_800).noneMatch(one -> test.backlog.get(one).isOpen());
  }

  @Test
  void memoryFullOfADeadReceiverTakesWhatIsForOthers() {
    test.open();
    for (int webhook = 1; webhook <= 100; webhook++) {
      test.aim(webhook, "http://dead.example.com");
      for (int count = 0; count < 10; count++) {
        test.plan(webhook, "CH" + count);
      }
    }
    test.settle();
    while (!test.flying.isEmpty()) {
      test.fail(test.flying.getFirst());
    }
    test.aim(200);
    var good = test.plan(200, "CH1");
    test.settle();
    assertThat(test.inFlight()).contains(good);
  }

  @Test
  void whatHasNowhereToGoIsDropped() {
    var lost = test.made(1, "CH1");
    test.open();
    assertThat(test.backlog.get(lost).progress().state()).isEqualTo(State.DROPPED);
    assertThat(test.flying).isEmpty();
  }

  @Test
  void aChangedWebhookIsReadAnew() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    test.settle();
    test.aim(1, "https://other.example.com");
    test.renew(1);
    test.settle();
    assertThat(test.inFlight()).containsExactly(first);
    test.succeed(test.flight(first));
    assertThat(test.inFlight()).containsExactly(second);
    assertThat(test.flight(second).destination().url()).isEqualTo("https://other.example.com");
  }

  @Test
  void whatIsOpenedAgainComesInItsOrder() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    test.settle();
    test.land(test.flight(first), State.DEAD, Verdict.FINE);
    var second = test.plan(1, "CH1");
    var third = test.plan(1, "CH1");
    test.settle();
    var now = test.clock.instant();
    test.backlog.put(
        test.backlog
            .get(first)
            .with(
                test.backlog
                    .get(first)
                    .progress()
                    .reopened(new WebhookSettings(2, BoardUnderTest.AGE_MAX), now)));
    test.renew(1);
    test.settle();
    assertThat(test.inFlight()).containsExactly(second);
    test.succeed(test.flight(second));
    assertThat(test.inFlight()).containsExactly(test.backlog.get(first));
    test.succeed(test.flight(first));
    assertThat(test.inFlight()).containsExactly(third);
  }

  @Test
  void aClosedBoardBeginsNothingAndGoesOnWhenItIsOpened() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    test.settle();
    test.close();
    test.plan(1, "CH2");
    test.settle();
    assertThat(test.inFlight()).containsExactly(first);
    test.succeed(test.flight(first));
    assertThat(test.flying).isEmpty();
    test.open();
    assertThat(test.inFlight()).hasSize(2).contains(second);
    test.finish();
    assertThat(test.backlog.deliveries.values()).noneMatch(WebhookDelivery::isOpen);
  }

  @Test
  void whatIsNotRecordedYetIsNotSentAgain() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    test.flying.addAll(test.board.begin(test.clock.instant()));
    var flight = test.flying.remove();
    var ended = first.progress().ended(State.DELIVERED, test.clock.instant());
    test.board.landed(new Landing(flight, first.with(ended), Verdict.FINE), test.clock.instant());
    var next = test.plan(1, "CH1");
    test.flying.addAll(test.board.begin(test.clock.instant()));
    assertThat(test.inFlight()).containsExactly(next);
  }

  @Test
  void aCallThatDidNotComeAboutIsMadeLaterAndSaysNothing() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    test.settle();
    for (int time = 0; time < 30; time++) {
      test.land(test.flying.getFirst(), State.OPEN, Verdict.UNKNOWN);
      assertThat(test.flying).isEmpty();
      test.advance(BoardUnderTest.PAUSE);
      assertThat(test.flying).hasSize(1);
      assertThat(test.flying.getFirst().delivery().sid()).isEqualTo(first.sid());
    }
    test.succeed(test.flying.getFirst());
    assertThat(test.inFlight()).containsExactly(second);
  }

  @Test
  void whatIsFurtherThanItsTurnWaitsForItsTime() {
    test.aim(1);
    var first = test.made(1, "CH1");
    var second = test.tried(1, "CH1", Duration.ofSeconds(30));
    test.open();
    assertThat(test.inFlight()).containsExactly(first);
    test.succeed(test.flight(first));
    assertThat(test.flying).isEmpty();
    test.advance(Duration.ofSeconds(30));
    assertThat(test.inFlight()).containsExactly(second);
  }
}
