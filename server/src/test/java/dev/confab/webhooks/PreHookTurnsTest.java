package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.webhooks.PreHookTurns.Turn;
import dev.confab.webhooks.Verdict.Sign;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreHookTurnsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

  private static PreHookTurns turns(int calls, int waiting, int callsOfAll) {
    return new PreHookTurns(new PreHookTurns.Limits(calls, waiting, callsOfAll), CLOCK);
  }

  /// Those who ask at the same moment are counted as well: of twelve, three get a turn, two wait.
  @Test
  void noMoreWaitThanMay() throws Exception {
    var threads = Executors.newFixedThreadPool(12);
    try {
      for (int round = 0; round < 500; round++) {
        askTogether(threads);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void askTogether(ExecutorService threads) throws Exception {
    var turns = turns(3, 2, 10);
    var together = new CyclicBarrier(12);
    CompletionService<@Nullable Turn> answers = new ExecutorCompletionService<>(threads);
    for (int number = 0; number < 12; number++) {
      answers.submit(() -> {
        await(together);
        return turns.take("a", LONG);
      });
    }
    var first = answered(answers, 10);
    assertThat(first).filteredOn(Objects::isNull).hasSize(7);
    first.stream().filter(Objects::nonNull).forEach(turn -> turn.end(Sign.GOOD));
    assertThat(answered(answers, 2)).doesNotContainNull();
  }

  private static List<@Nullable Turn> answered(CompletionService<@Nullable Turn> answers, int count)
      throws Exception {
    var answered = new ArrayList<@Nullable Turn>();
    for (int number = 0; number < count; number++) {
      var one = answers.poll(10, TimeUnit.SECONDS);
      assertThat(one).as("answers after %s", answered).isNotNull();
      answered.add(one.get());
    }
    return answered;
  }

  private static void await(CyclicBarrier together) throws InterruptedException {
    try {
      together.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoeverGetsNoTurnLeavesHisPlace() {
    var turns = turns(1, 1, 10);
    var turn = Objects.requireNonNull(turns.take("a", LONG));
    for (int number = 0; number < 3; number++) {
      assertThat(turns.take("a", Duration.ofMillis(1))).isNull();
    }
    turn.end(Sign.GOOD);
    var next = Objects.requireNonNull(turns.take("a", Duration.ZERO));
    next.end(Sign.GOOD);
  }

  @Test
  void receiversDoNotWaitForEachOtherBelowTheLimitOfAll() {
    var turns = turns(1, 1, 2);
    var one = Objects.requireNonNull(turns.take("a", Duration.ZERO));
    var other = Objects.requireNonNull(turns.take("b", Duration.ZERO));
    for (int number = 0; number < 3; number++) {
      assertThat(turns.take("c", Duration.ZERO)).isNull();
    }
    one.end(Sign.GOOD);
    var third = Objects.requireNonNull(turns.take("c", Duration.ZERO));
    third.end(Sign.NONE);
    other.end(Sign.NONE);
  }

  /// Nobody takes a place at a receiver that is down.
  @Test
  void whatIsDownIsNotAsked() {
    var turns = turns(2, 2, 10);
    for (int number = 0; number < 10; number++) {
      Objects.requireNonNull(turns.take("a", Duration.ZERO)).end(Sign.BAD);
    }
    assertThat(turns.take("a", Duration.ZERO)).isNull();
    assertThat(turns.take("b", Duration.ZERO)).isNotNull();
  }
}
