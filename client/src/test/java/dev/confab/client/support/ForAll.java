package dev.confab.client.support;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Checks a claim on many random values. A failure names its seed; `-Dseed=` replays it.
public final class ForAll {
  private static final int CASES = 500;

  private ForAll() {}

  public static <T> void forAll(Function<RandomGenerator, T> maker, Consumer<T> claim) {
    long first = Long.getLong("seed", System.nanoTime());
    for (long seed = first; seed < first + CASES; seed++) {
      var value = maker.apply(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      try {
        claim.accept(value);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Fails for seed " + seed + ": " + value, e);
      }
    }
  }

  /// A text of up to eight characters, among them those that mean something to an encoding.
  public static String text(RandomGenerator random) {
    var special = "&=+% ?#/\\\"\n\t\u0000\u007fäß€😀{}[]:,";
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      int[] choices = special.codePoints().toArray();
      text.appendCodePoint(
          random.nextBoolean()
              ? choices[random.nextInt(choices.length)]
              : random.nextInt(0x20, 0x7f));
    }
    return text.toString();
  }
}
