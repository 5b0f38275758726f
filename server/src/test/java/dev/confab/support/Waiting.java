package dev.confab.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Looks again and again until something is so: for what others do and tell nobody.
public final class Waiting {
  /// Far longer than anything takes, also on a busy machine.
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private static final Duration LOOK_PAUSE = Duration.ofMillis(10);

  private Waiting() {}

  public static void until(BooleanSupplier isSo) {
    var _ = until(isSo::getAsBoolean, found -> found);
  }

  /// @return what was found when it was as it is wanted
  public static <T> T until(Callable<T> look, Predicate<? super T> wanted) {
    long begin = System.nanoTime();
    try {
      var found = look.call();
      while (!wanted.test(found)) {
        if (System.nanoTime() - begin > WAIT_MAX.toNanos()) {
          throw new AssertionError("in vain for " + WAIT_MAX + "; there is: " + found);
        }
        Thread.sleep(LOOK_PAUSE);
        found = look.call();
      }
      return found;
    } catch (Exception e) {
      throw new AssertionError("could not look", e);
    }
  }
}
