package dev.confab.benchmarks.crash;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What chance decides of each round; all of it follows from a seed.
final class Rounds {
  /// The server is killed when it has confirmed so many requests of a round, at the latest.
  static final int CONFIRMED_MAX = 1_000;

  /// And so much later, at most.
  private static final int MICROS_MAX = 20_000;

  private final SplittableRandom random;

  Rounds(long seed) {
    random = new SplittableRandom(seed);
  }

  /// When the server is killed, and by what its clients choose.
  ///
  /// @param confirmed requests after which it is
  /// @param micros by which it is later
  record Round(int confirmed, int micros, SplittableRandom clients) {
    /// For one more client.
    RandomGenerator client() {
      return clients.split();
    }
  }

  Round next() {
    var own = random.split();
    return new Round(own.nextInt(CONFIRMED_MAX), own.nextInt(MICROS_MAX), own);
  }
}
