package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.webhooks.Flight.Landing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever happens in whatever order, each delivery is told, and each lane in order.
class BoardStoriesTest {
  private static final List<Verdict> VERDICTS =
      List.of(Verdict.FINE, Verdict.FAILING, Verdict.UNREACHABLE, Verdict.UNKNOWN);

  private static final SendingLimits ROOMY = new SendingLimits(32, 4, 1_000_000, 50, 1_000, 1_000);

  /// Hardly anything is held, and hardly anybody known.
  private static final SendingLimits NARROW = new SendingLimits(6, 2, 20_000, 5, 8, 3);

  @Test
  void everyOrderOfAnswersTellsEachOnceAndInOrder() {
    for (int seed = 0; seed < 300; seed++) {
      new Story(seed).run();
    }
  }

  /// Plans, answers of the backlog, calls and renewals in a random order.
  private static final class Story {
    private final Random random;
    private final BoardUnderTest test;
    private final List<WebhookDelivery> planned = new ArrayList<>();

    /// News of the planner that are still on their way.
    private final Queue<WebhookDelivery> news = new ArrayDeque<>();

    private final Map<String, Long> told = new HashMap<>();

    Story(int seed) {
      random = new Random(seed);
      test = new BoardUnderTest(random.nextBoolean() ? ROOMY : NARROW);
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
      news.forEach(test::tell);
      test.backlog.unreadable.clear();
      int steps = 0;
      while (!isOver()) {
        assertThat(++steps).isLessThan(200_000);
        test.backlog.answer(test.board, test.clock.instant());
        test.clock.advance(Duration.ofMillis(100));
        begin();
        if (!test.flying.isEmpty()) {
          land();
        }
      }
      assertThat(planned).allMatch(one -> !test.backlog.get(one).isOpen());
      assertThat(test.board.held()).isZero();
      assertThat(test.board.calls()).isZero();
      for (int minute = 0; minute < 3; minute++) {
        test.advance(Duration.ofMinutes(1));
      }
      assertThat(test.board.memory().bytes()).isZero();
      assertThat(test.board.memory().lanes()).isZero();
      assertThat(test.board.alarms()).isZero();
    }

    private boolean isOver() {
      return test.flying.isEmpty()
          && planned.stream().noneMatch(one -> test.backlog.get(one).isOpen());
    }

    private void step() {
      switch (random.nextInt(15)) {
        case 0, 1 -> {
          var delivery = test.made(random.nextInt(6), "CH" + random.nextInt(3));
          planned.add(delivery);
          news.add(delivery);
        }
        case 10, 11 -> {
          if (!news.isEmpty()) {
            test.tell(news.remove());
          }
        }
        case 2, 3, 4 -> test.backlog.answer(test.board, test.clock.instant());
        case 5, 6 -> begin();
        case 7 -> test.clock.advance(Duration.ofMillis(random.nextInt(1_500)));
        case 12 -> {
          if (random.nextInt(20) == 0) {
            test.backlog.unreadable.add(BoardUnderTest.webhook(random.nextInt(6)));
          } else if (random.nextInt(5) == 0) {
            test.backlog.unreadable.clear();
          }
        }
        case 8 -> {
          if (random.nextInt(20) == 0) {
            test.renew(random.nextInt(6));
          }
        }
        case 9 -> {
          if (random.nextInt(200) == 0) {
            test.close();
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
        assertThat(test.backlog.get(flight.delivery()).isOpen()).isTrue();
        assertThat(test.flying).noneMatch(other -> other.lane() == flight.lane());
        told.put(lane, at);
        test.flying.add(flight);
      }
    }

    private void land() {
      var flight = test.flying.remove();
      var delivery = flight.delivery();
      var now = test.clock.instant();
      var verdict = random.nextInt(3) == 0 ? VERDICTS.get(random.nextInt(4)) : Verdict.FINE;
      var due = now.plusMillis(random.nextInt(3_000));
      var progress =
          switch (verdict) {
            case FINE -> delivery.progress().ended(State.DELIVERED, test.attempt(delivery), now);
            default -> delivery.progress().retried(test.attempt(delivery), due);
          };
      test.board.landed(new Landing(flight, delivery.with(progress), verdict), now);
    }
  }
}
