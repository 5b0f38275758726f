package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What cannot be read because of a bug of ours is tried again later, and holds up nobody else.
class BoardFaultsTest {
  private static final Duration ALMOST = Retry.BUG_PAUSE.minusMillis(1);

  private final BoardUnderTest test =
      new BoardUnderTest(new SendingLimits(64, 4, 400_000, 50, 1_000, 1_000));

  private void breakWebhook(int number) {
    test.backlog.unreadable.add(BoardUnderTest.webhook(number));
  }

  /// More than are looked at at a time.
  @Test
  void manyWhoCannotBeReadHoldUpNobody() {
    var unread = new ArrayList<WebhookDelivery>();
    for (int webhook = 1; webhook <= 40; webhook++) {
      test.aim(webhook);
      unread.add(test.made(webhook, "CH1"));
      breakWebhook(webhook);
    }
    test.aim(41);
    var good = test.made(41, "CH1");
    test.open();
    assertThat(test.inFlight()).containsExactly(good);
    test.finish();
    int loads = test.backlog.loads;
    test.advance(ALMOST);
    assertThat(test.backlog.loads).isEqualTo(loads);
    test.backlog.unreadable.clear();
    test.advance(Duration.ofMillis(1));
    assertThat(test.finish()).containsExactlyInAnyOrderElementsOf(unread);
    assertThat(test.board.alarms()).isZero();
  }

  @Test
  void aTurnForWhatCannotBeReadIsGivenBackAndTheOrderIsKept() {
    test.open(1);
    var first = test.plan(1, "CH1");
    test.settle();
    test.refuse(test.flight(first));
    breakWebhook(1);
    test.advance(BoardUnderTest.PAUSE);
    var second = test.plan(1, "CH1");
    test.settle();
    assertThat(test.flying).isEmpty();
    assertThat(test.board.calls()).isZero();
    test.backlog.unreadable.clear();
    test.advance(ALMOST);
    assertThat(test.flying).isEmpty();
    test.advance(Duration.ofMillis(1));
    var again = test.backlog.get(first);
    assertThat(test.finish()).containsExactly(again, second);
  }

  @Test
  void whoIsRenewedIsReadAtOnce() {
    test.aim(1);
    var delivery = test.made(1, "CH1");
    breakWebhook(1);
    test.open();
    test.backlog.unreadable.clear();
    test.renew(1);
    test.settle();
    assertThat(test.inFlight()).containsExactly(delivery);
    assertThat(test.board.alarms()).isZero();
  }

  @Test
  void whoCouldNotBeFoundIsLookedForAgain() {
    test.aim(1);
    test.aim(2);
    var old = test.made(1, "CH1");
    test.backlog.isUnsearchable = true;
    test.open();
    var planned = test.plan(2, "CH1");
    test.settle();
    assertThat(test.inFlight()).containsExactly(planned);
    test.backlog.isUnsearchable = false;
    test.advance(SendingLimits.LOOK_PAUSE);
    assertThat(test.inFlight()).containsExactly(planned, old);
  }
}
