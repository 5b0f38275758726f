package dev.confab.support;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Property tests: a check on many generated values. A failure names its seed; `-Dseed=` replays
/// it.
public final class ForAll {
  private static final int CASES = 500;

  private ForAll() {}

  public static <T> void forAll(Function<RandomGenerator, T> generate, Consumer<T> check) {
    long first = Long.getLong("seed", System.nanoTime());
    for (long seed = first; seed < first + CASES; seed++) {
      var value = generate.apply(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      try {
        check.accept(value);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", value " + value, e);
      }
    }
  }

  /// A text of any Unicode characters except surrogates, at most 20 long.
  public static String text(RandomGenerator random) {
    return random
        .ints(random.nextInt(21), 1, 0x1_1000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
