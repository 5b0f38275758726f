package dev.confab.benchmarks.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What the connections send. Every thread of the driver asks the same workload.
public interface Workload {
  /// The next exchange, or null when nothing is left: then each connection closes after its last
  /// answer, and the run ends.
  @Nullable Exchange next();

  /// How many kinds of exchange are timed apart.
  default int series() {
    return 1;
  }

  /// A fixed number of different exchanges, numbered from 0.
  static Workload counted(long count, LongFunction<Exchange> exchange) {
    var numbers = new AtomicLong();
    return () -> {
      long number = numbers.getAndIncrement();
      return number < count ? exchange.apply(number) : null;
    };
  }

  /// The same exchanges over and over, in their order; one series for each when `apart`.
  static Workload cycle(List<Exchange> exchanges, boolean apart) {
    var turn = new AtomicLong();
    var all = exchanges.toArray(Exchange[]::new);
    return new Workload() {
      @Override
      public Exchange next() {
        return all[(int) (turn.getAndIncrement() % all.length)];
      }

      @Override
      public int series() {
        return apart ? all.length : 1;
      }
    };
  }
}
