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
    test.open(1);
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    var other = test.plan(1, "CH2");
    test.settle();
    assertThat(test.inFlight()).containsExactly(first, other);
    test.succeed(test.flight(first));
    assertThat(test.inFlight()).containsExactly(other, second);
    test.finish();
    assertThat(test.state(second)).isEqualTo(State.DELIVERED);
    assertThat(test.board.held()).isZero();
  }

  @Test
  void whatFailedComesAgainBeforeWhatIsBehindIt() {
    test.open(1);
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
    test.open(1);
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    test.settle();
    test.land(test.flight(first), State.DEAD, Verdict.FINE);
    assertThat(test.inFlight()).containsExactly(second);
  }

  @Test
  void beginsWithWhatTheBacklogHas() {
    for (int webhook = 1; webhook <= 7; webhook++) {
      test.aim(webhook);
      test.made(webhook, "CH" + webhook);
    }
    test.open();
    assertThat(test.inFlight()).hasSize(7);
    assertThat(test.finish()).hasSize(7);
  }

  @Test
  void newOnesWaitForOlderOnesOfTheBacklog() {
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
    test.planEach(1, 10);
    test.plan(2, "CH1");
    test.settle();
    assertThat(test.inFlight(1)).hasSize(4);
    assertThat(test.inFlight(2)).hasSize(1);
    assertThat(test.finish()).hasSize(11);
  }

  @Test
  void slowReceiversLeaveOthersSomething() {
    test.open();
    for (int webhook = 1; webhook <= 8; webhook++) {
      test.aim(webhook);
      test.planEach(webhook, 10);
    }
    test.settle();
    assertThat(test.flying).hasSizeLessThanOrEqualTo(limits.callsMax());
    for (int webhook = 1; webhook <= 8; webhook++) {
      assertThat(test.inFlight(webhook)).isNotEmpty();
    }
  }

  @Test
  void aDeadReceiverIsSpared() {
    test.aim(1);
    test.aim(2);
    test.open();
    test.planEach(1, 30);
    test.settle();
    test.failAll();
    int calls =
        test.backlog.deliveries.values().stream().mapToInt(one -> one.progress().tries()).sum();
    assertThat(calls).isBetween(10, 13);
    var other = test.plan(2, "CH1");
    test.settle();
    assertThat(test.inFlight()).containsExactly(other);
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
    assertThat(test.isAnyOpen()).isFalse();
  }

  @Test
  void whatWaitsTooLongForADeadReceiverIsGivenUp() {
    test.open(1);
    test.planEach(1, 20);
    test.settle();
    test.failAll();
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
    test.open(1);
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
    test.failAll();
    test.aim(200);
    var good = test.plan(200, "CH1");
    test.settle();
    assertThat(test.inFlight()).contains(good);
  }

  @Test
  void whatHasNowhereToGoIsDropped() {
    var lost = test.made(1, "CH1");
    test.open();
    assertThat(test.state(lost)).isEqualTo(State.DROPPED);
    assertThat(test.flying).isEmpty();
  }

  @Test
  void aChangedWebhookIsReadAnew() {
    test.open(1);
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
    test.open(1);
    var first = test.plan(1, "CH1");
    test.settle();
    test.land(test.flight(first), State.DEAD, Verdict.FINE);
    var second = test.plan(1, "CH1");
    var third = test.plan(1, "CH1");
    test.settle();
    var dead = test.backlog.get(first);
    var settings = new WebhookSettings(2, BoardUnderTest.AGE_MAX);
    test.backlog.put(dead.with(dead.progress().reopened(settings, test.clock.instant())));
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
    test.open(1);
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
    assertThat(test.isAnyOpen()).isFalse();
  }

  @Test
  void whatIsNotRecordedYetIsNotSentAgain() {
    test.open(1);
    var first = test.plan(1, "CH1");
    test.flying.addAll(test.board.begin(test.clock.instant()));
    var flight = test.flying.remove();
    var ended = first.progress().ended(State.DELIVERED, test.clock.instant());
    test.board.landed(new Landing(flight, first.with(ended), Verdict.FINE), test.clock.instant());
    var next = test.plan(1, "CH1");
    test.flying.addAll(test.board.begin(test.clock.instant()));
    assertThat(test.inFlight()).containsExactly(next);
  }

  /// What the planner has written can be found before its news of it arrives.
  @Test
  void whatWasToldBeforeTheNewsOfItIsNotToldAgain() {
    test.aim(1);
    var first = test.made(1, "CH1");
    var other = test.made(1, "CH2");
    test.open();
    test.succeed(test.flight(first));
    test.tell(first);
    test.settle();
    assertThat(test.inFlight()).containsExactly(other);
    test.succeed(test.flight(other));
    test.tell(other);
    var next = test.plan(1, "CH1");
    test.settle();
    assertThat(test.inFlight()).containsExactly(next);
    test.finish();
    assertThat(test.isAnyOpen()).isFalse();
  }

  /// Its conversation was read alone: what others wait for is news nevertheless.
  @Test
  void newsOfOthersIsHeardWhenOneWasToldBeforeTheNewsOfIt() {
    test.open(1);
    var first = test.plan(1, "CH1");
    test.settle();
    test.refuse(test.flight(first));
    var other = test.made(1, "CH2");
    var second = test.made(1, "CH1");
    test.advance(BoardUnderTest.PAUSE);
    test.succeed(test.flight(first));
    test.succeed(test.flight(second));
    test.tell(other);
    test.tell(second);
    test.settle();
    assertThat(test.inFlight()).containsExactly(other);
    test.finish();
    assertThat(test.isAnyOpen()).isFalse();
  }

  @Test
  void aCallThatDidNotComeAboutIsMadeLaterAndSaysNothing() {
    test.open(1);
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
