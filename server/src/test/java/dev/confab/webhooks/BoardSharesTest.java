package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nobody is held up by others: neither by those that are down, nor by those that are slow, nor by
/// those that have much to tell.
class BoardSharesTest {
  /// With room for some hundred deliveries.
  private static final SendingLimits SMALL = new SendingLimits(32, 4, 400_000, 50, 10_000, 1_000);

  private static BoardUnderTest withBacklogOfTheDead(SendingLimits limits, int dead, int each) {
    var test = new BoardUnderTest(limits);
    for (int webhook = 1; webhook <= dead; webhook++) {
      test.aim(webhook);
      for (int count = 0; count < each; count++) {
        test.made(webhook, "CH" + count);
      }
    }
    return test;
  }

  private static void failAll(BoardUnderTest test, int dead) {
    while (test.flying.stream().anyMatch(flight -> isOf(flight.delivery(), 1, dead))) {
      test.fail(
          test.flying.stream()
              .filter(flight -> isOf(flight.delivery(), 1, dead))
              .findFirst()
              .orElseThrow());
    }
  }

  private static boolean isOf(WebhookDelivery delivery, int from, int to) {
    var sid = delivery.webhook().sid();
    return sid.compareTo(BoardUnderTest.webhook(from).sid()) >= 0
        && sid.compareTo(BoardUnderTest.webhook(to).sid()) <= 0;
  }

  @Test
  void theBacklogOfTheDeadHidesNobodysBehindIt() {
    var test = withBacklogOfTheDead(SMALL, 60, 300);
    test.aim(61);
    var healthy = test.made(61, "CH1");
    test.open();
    failAll(test, 60);
    assertThat(test.inFlight()).containsExactly(healthy);
    test.succeed(test.flight(healthy));
    assertThat(test.clock.instant()).isEqualTo(BoardUnderTest.START);

    int loads = test.backlog.loads;
    for (int second = 0; second < 600; second++) {
      test.advance(Duration.ofSeconds(1));
      failAll(test, 60);
      assertThat(test.board.held()).isZero();
    }
    // A probe of each in a minute, and some more at the beginning.
    assertThat(test.backlog.loads - loads).isLessThan(60 * 40);
    var another = test.plan(61, "CH2");
    test.settle();
    assertThat(test.inFlight()).containsExactly(another);
  }

  @Test
  void moreDeadWebhooksThanCanBeKnownHideNobody() {
    var test = withBacklogOfTheDead(new SendingLimits(32, 4, 400_000, 50, 10_000, 20), 60, 15);
    test.aim(61);
    var healthy = test.made(61, "CH1");
    test.open();
    for (int second = 0; second < 30 && !test.inFlight().contains(healthy); second++) {
      failAll(test, 60);
      test.advance(Duration.ofSeconds(1));
    }
    assertThat(test.inFlight()).contains(healthy);
    var next = test.plan(61, "CH1");
    test.succeed(test.flight(healthy));
    assertThat(test.inFlight()).contains(next);
  }

  private static boolean isGood(WebhookDelivery delivery) {
    return delivery.cause().stream().sid().startsWith("CH-good");
  }

  @Test
  void conversationsThatFailHoldUpNoneBehindThem() {
    int bad = 700; // more than memory has room for
    var test = new BoardUnderTest(SMALL);
    test.aim(1);
    for (int stream = 0; stream < bad; stream++) {
      test.tried(1, "CH-bad-" + stream, Duration.ofSeconds(stream % 50));
      test.made(1, "CH-bad-" + stream);
    }
    var behind = new ArrayList<WebhookDelivery>();
    for (int stream = 0; stream < 100; stream++) {
      behind.add(test.made(1, "CH-good-" + stream));
    }
    test.open();
    test.run(BoardSharesTest::isGood);
    assertThat(behind).allMatch(one -> test.state(one) == State.DELIVERED);
    assertThat(test.board.held()).isZero();
    assertThat(test.board.memory().lanes()).isEqualTo(bad);
    for (int second = 0; second < 60; second++) {
      test.advance(Duration.ofSeconds(1));
      test.run(BoardSharesTest::isGood);
      assertThat(test.board.held()).isZero();
      assertThat(test.board.memory().lanes()).isEqualTo(bad);
      assertThat(test.board.alarms()).isLessThanOrEqualTo(bad + 3);
    }
    assertThat(test.backlog.deliveries.values())
        .filteredOn(one -> !isGood(one))
        .allMatch(WebhookDelivery::isOpen);
  }

  @Test
  void conversationsThatFailHoldUpNoneAmongThem() {
    var test = new BoardUnderTest(SMALL);
    test.aim(1);
    var good = new ArrayList<WebhookDelivery>();
    for (int stream = 0; stream < 2_000; stream++) {
      boolean isGood = stream % 5 == 0;
      var delivery = test.made(1, (isGood ? "CH-good-" : "CH-bad-") + stream);
      if (isGood) {
        good.add(delivery);
      }
    }
    test.open();
    for (int second = 0; second < 60; second++) {
      test.run(BoardSharesTest::isGood);
      test.advance(Duration.ofSeconds(1));
    }
    assertThat(good).allMatch(one -> test.state(one) == State.DELIVERED);
  }

  @Test
  void amongConversationsThatFailNewOnesAreToldAtOnce() {
    int bad = 1_000;
    var test = new BoardUnderTest(SMALL);
    test.aim(1);
    for (int stream = 0; stream < bad; stream++) {
      test.tried(1, "CH-bad-" + stream, Duration.ofSeconds(stream));
    }
    test.open();
    for (int second = 0; second < 300; second++) {
      var good = test.plan(1, "CH-good-" + second % 7);
      test.settle();
      test.run(BoardSharesTest::isGood);
      assertThat(test.state(good)).isEqualTo(State.DELIVERED);
      test.clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void renewalsLeaveNothingBehind() {
    var test = new BoardUnderTest(SMALL);
    test.aim(1);
    for (int stream = 0; stream < 500; stream++) {
      test.tried(1, "CH" + stream, Duration.ofMinutes(30));
    }
    test.open();
    assertThat(test.board.memory().lanes()).isEqualTo(500);
    int alarms = test.board.alarms();
    for (int time = 0; time < 20; time++) {
      test.renew(1);
      test.settle();
    }
    assertThat(test.board.alarms()).isEqualTo(alarms);
    assertThat(test.board.memory().lanes()).isEqualTo(500);
    assertThat(test.board.held()).isZero();
    test.advance(Duration.ofMinutes(30));
    assertThat(test.finish()).hasSize(500);
    assertThat(test.board.memory().lanes()).isZero();
  }

  @Test
  void onlySoManyConversationsAreRemembered() {
    var test = new BoardUnderTest(new SendingLimits(32, 4, 400_000, 50, 100, 1_000));
    for (int webhook = 1; webhook <= 3; webhook++) {
      test.aim(webhook);
      for (int stream = 0; stream < 500; stream++) {
        test.tried(webhook, "CH" + stream, BoardUnderTest.PAUSE);
      }
    }
    test.open();
    assertThat(test.board.memory().lanes()).isBetween(75, 103);
    test.aim(4);
    var good = test.plan(4, "CH1");
    test.settle();
    assertThat(test.inFlight()).containsExactly(good);
    test.succeed(test.flight(good));
    while (test.isAnyOpen()) {
      test.advance(BoardUnderTest.PAUSE);
      test.finish();
      assertThat(test.board.memory().lanes()).isLessThanOrEqualTo(103);
    }
  }

  @Test
  void nothingIsReadForWhichThereIsNoRoom() {
    var test = new BoardUnderTest(SMALL);
    test.aim(1);
    test.parameters = "a".repeat(1_000);
    for (int event = 0; event < 2_000; event++) {
      test.made(1, "CH" + event % 50);
    }
    test.open();
    assertThat(test.finish()).hasSize(2_000);
    assertThat(test.backlog.read).isLessThan(3 * 2_000);
  }

  @Test
  void aPathThatIsDownLeavesOthersOfItsHostAlone() {
    var test = new BoardUnderTest(SMALL);
    test.aim(1, "https://hooks.example.com/broken");
    test.aim(2, "https://HOOKS.example.com.:443/good");
    for (int stream = 0; stream < 1_000; stream++) {
      test.made(1, "CH" + stream);
    }
    test.open();
    while (!test.flying.isEmpty()) {
      test.refuse(test.flying.getFirst());
    }
    for (int count = 0; count < 200; count++) {
      var good = test.plan(2, "CH" + count % 9);
      test.settle();
      assertThat(test.inFlight()).contains(good);
      test.run(one -> one.webhook().equals(BoardUnderTest.webhook(2)));
      test.clock.advance(Duration.ofMillis(100));
    }
    // 10 in a row with those that were under way, then a probe after 1, 2, 4, 8 seconds.
    int calls = test.backlog.deliveries.values().stream().mapToInt(one -> tries(one, 1)).sum();
    assertThat(calls).isBetween(13, 25);
  }

  private static int tries(WebhookDelivery delivery, int webhook) {
    boolean isOf = delivery.webhook().equals(BoardUnderTest.webhook(webhook));
    return isOf ? delivery.progress().tries() : 0;
  }

  @Test
  void aHostThatCannotBeReachedIsDownForAllOfItsWebhooks() {
    var test = new BoardUnderTest(SMALL);
    for (int webhook = 1; webhook <= 50; webhook++) {
      test.aim(webhook, "https://hooks.example.com/" + webhook);
      test.made(webhook, "CH1");
    }
    test.open();
    int calls = 0;
    for (; !test.flying.isEmpty(); calls++) {
      test.fail(test.flying.getFirst());
    }
    assertThat(calls).isBetween(10, 13);
    test.advance(Duration.ofSeconds(1));
    assertThat(test.flying).hasSize(1);
    test.succeed(test.flying.getFirst());
    assertThat(test.finish()).hasSizeGreaterThanOrEqualTo(36);
  }

  @Test
  void webhooksOfAHostTakeTurnsHoweverManyConversationsTheyHave() {
    var test = new BoardUnderTest(SMALL);
    test.aim(1, "https://hooks.example.com/busy");
    test.aim(2, "https://hooks.example.com/quiet");
    for (int stream = 0; stream < 1_000; stream++) {
      test.made(1, "CH" + stream);
    }
    test.open();
    var quiet = test.plan(2, "CH1");
    test.settle();
    assertThat(test.inFlight()).hasSize(4).doesNotContain(quiet);
    test.succeed(test.flying.getFirst());
    test.succeed(test.flying.getFirst());
    assertThat(test.inFlight()).contains(quiet);
  }

  @Test
  void longDeliveriesTakeNoMoreMemoryThanShortOnes() {
    var test = new BoardUnderTest(SMALL);
    test.parameters = "x".repeat(20_000);
    for (int webhook = 1; webhook <= 10; webhook++) {
      test.aim(webhook);
      for (int count = 0; count < 100; count++) {
        test.made(webhook, "CH" + count % 20);
      }
    }
    test.open();
    for (int planned = 0; planned < 100; planned++) {
      test.plan(1 + planned % 10, "CH" + planned);
      test.settle();
    }
    while (!test.flying.isEmpty()) {
      // What waits, and one for each call.
      assertThat(test.board.memory().bytes())
          .isLessThan(SMALL.heldBytesMax() + 21_000L * (SMALL.callsMax() + 1));
      test.succeed(test.flying.getFirst());
    }
    assertThat(test.isAnyOpen()).isFalse();
    assertThat(test.board.memory().bytes()).isZero();
  }

  @Test
  void theBacklogIsAskedOnlySoMuchAtATime() {
    var test = withBacklogOfTheDead(SMALL, 300, 20);
    test.board.open();
    for (int round = 0; round < 40_000 && test.isAnyOpen(); round++) {
      test.flying.addAll(test.board.begin(test.clock.instant()));
      while (!test.flying.isEmpty()) {
        test.end(test.flying.getFirst(), State.DELIVERED, Verdict.FINE);
      }
      test.backlog.answer(test.board, test.clock.instant());
    }
    assertThat(test.isAnyOpen()).isFalse();
    // What is unrecorded or being read, what lands meanwhile, inspections and the survey.
    assertThat(test.backlog.questionsMax)
        .isLessThanOrEqualTo(SMALL.unrecordedMax() + 2 * SMALL.callsMax() + 17);
  }

  @Test
  void oneAccountNeverTakesAllCalls() {
    var test = new BoardUnderTest(SMALL);
    for (int webhook = 1; webhook <= 500; webhook++) {
      test.aim(webhook, "https://slow.example.com:" + (1_000 + webhook));
      test.made(webhook, "CH1");
    }
    test.open();
    assertThat(test.flying).hasSizeLessThanOrEqualTo(SMALL.callsMax() / 2);
    var others = new ArrayList<WebhookDelivery>();
    for (int number = 1; number <= 5; number++) {
      int webhook = 500 + number;
      test.accounts.put(webhook, BoardUnderTest.account(number));
      test.aim(webhook);
      others.add(test.plan(webhook, "CH1"));
    }
    test.settle();
    assertThat(test.inFlight()).containsAll(others);
    others.forEach(other -> test.succeed(test.flight(other)));
    assertThat(test.finish()).hasSize(500);
  }

  @Test
  void accountsTakeTurnsAtAReceiverThatTheyShare() {
    var test = new BoardUnderTest(SMALL);
    for (int webhook = 1; webhook <= 100; webhook++) {
      test.aim(webhook, "https://hooks.example.com/" + webhook);
      test.made(webhook, "CH1");
    }
    test.open();
    test.accounts.put(101, BoardUnderTest.account(1));
    test.aim(101, "https://hooks.example.com/other");
    var other = test.plan(101, "CH1");
    test.settle();
    assertThat(test.inFlight()).hasSize(4).doesNotContain(other);
    test.succeed(test.flying.getFirst());
    test.succeed(test.flying.getFirst());
    assertThat(test.inFlight()).contains(other);
    assertThat(test.finish()).hasSize(99);
  }

  @Test
  void whatWaitsForTheDeadIsGivenUpHoweverMuchItIs() {
    var test = withBacklogOfTheDead(SMALL, 3, 500);
    test.open();
    failAll(test, 3);
    for (int minute = 0; minute < 63; minute++) {
      test.advance(Duration.ofMinutes(1));
      failAll(test, 3);
    }
    assertThat(List.copyOf(test.backlog.deliveries.values()))
        .filteredOn(one -> one.progress().state() == State.DEAD)
        .hasSizeGreaterThan(1_400);
    assertThat(test.board.held()).isZero();
  }
}
