package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.engine.StoreObserver;
import dev.confab.store.sqlite.SqliteDatabase;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How many writes share a commit.
class GroupCommitTest {
  private static final int CALLERS = 200;

  @TempDir private Path folder;

  private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();

  private final StoreObserver observer =
      new StoreObserver() {
        @Override
        public void committed(int batchSize, long nanos) {
          batches.add(batchSize);
        }
      };

  /// Of 200 that wait, one is taken and half of the others are drained with it; of the rest, 64.
  @Test
  @Timeout(60)
  void ofManyThatWaitHalfShareACommit() {
    var release = new CountDownLatch(1);
    try (var database = SqliteDatabase.open(folder, true, Stores.MIGRATIONS, observer)) {
      try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
        var begun = new CountDownLatch(1);
        callers.execute(() ->
            database.write(_ -> {
              begun.countDown();
              await(release);
              return true;
            }));
        await(begun);
        for (int caller = 0; caller < CALLERS; caller++) {
          callers.execute(() -> database.write(_ -> true));
        }
        Waiting.until(() -> database.queueDepth() >= CALLERS);
        release.countDown();
      }
    }
    assertThat(List.copyOf(batches)).startsWith(1, 99, 64, 37);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
