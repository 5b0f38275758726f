package dev.confab.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final int COUNT = 200;

  /// How many answers each round waits for, when else it kills, and what its first client chooses.
  private static List<String> rounds(long seed) {
    return Stream.generate(new Rounds(seed)::next)
        .limit(COUNT)
        .map(round -> round.confirmed() + " " + round.micros() + " " + round.client().nextLong())
        .toList();
  }

  @Test
  void aSeedReplaysItsRounds() {
    assertThat(rounds(7)).isEqualTo(rounds(7)).doesNotHaveDuplicates();
  }

  @Test
  void neighbouringSeedsShareNoRound() {
    assertThat(rounds(7)).doesNotContainAnyElementsOf(rounds(8));
  }

  @Test
  void theMomentsAreSpreadOverTheWholeRound() {
    for (long seed = 0; seed < 20; seed++) {
      var tenths = new int[10];
      var rounds = new Rounds(seed);
      IntStream.range(0, COUNT)
          .map(_ -> rounds.next().confirmed() * 10 / Rounds.CONFIRMED_MAX)
          .forEach(tenth -> tenths[tenth]++);
      assertThat(IntStream.of(tenths).boxed()).as("seed %d", seed).allMatch(count -> count >= 5);
    }
  }
}
