package dev.confab.support;

import dev.confab.store.engine.Database;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Keeps the only writer of an embedded database from all other works, which queue for it.
public final class HeldWriter implements AutoCloseable {
  private final Database database;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch release = new CountDownLatch(1);

  private HeldWriter(Database database) {
    this.database = database;
  }

  /// Holds it from now on.
  public static HeldWriter of(Database database) {
    var held = new HeldWriter(database);
    var begun = new CountDownLatch(1);
    held.callers.execute(() ->
        database.write(_ -> {
          begun.countDown();
          await(held.release);
          return true;
        }));
    await(begun);
    return held;
  }

  /// Begins works that write, each on a thread of its own, and waits until all of them wait.
  public void queue(Collection<? extends Runnable> works) {
    int depth = database.queueDepth() + works.size();
    works.forEach(callers::execute);
    Waiting.until(() -> database.queueDepth() == depth);
  }

  /// Lets it go, and waits until all works are done.
  @Override
  public void close() {
    release.countDown();
    callers.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
