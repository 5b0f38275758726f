package dev.confab.client.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs calls on other threads.
///
/// @param executor where
/// @param onClose ends threads of our own
record AsyncRunner(Executor executor, Runnable onClose) implements AutoCloseable {
  private static final int THREADS_MAX = 32;
  private static final int WAITING_MAX = 10_000;

  /// @param given the user's executor, never shut down here; null for threads of our own, which end
  ///   by themselves when idle
  static AsyncRunner on(@Nullable Executor given) {
    if (given != null) {
      return new AsyncRunner(given, () -> {});
    }
    var own =
        new ThreadPoolExecutor(
            THREADS_MAX,
            THREADS_MAX,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            task -> {
              var thread = new Thread(task, "confab-client");
              thread.setDaemon(true);
              return thread;
            });
    own.allowCoreThreadTimeOut(true);
    return new AsyncRunner(own, own::shutdown);
  }

  /// A future that fails with what the work throws; cancelling it interrupts the work.
  <T extends @Nullable Object> CompletableFuture<T> run(Supplier<T> work) {
    var future = new CompletableFuture<T>();
    var task = new FutureTask<@Nullable Void>(() -> complete(future, work), null);
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(e);
    }
    var unused =
        future.whenComplete((value, error) -> {
          if (future.isCancelled()) {
            task.cancel(true);
          }
        });
    return future;
  }

  @Override
  public void close() {
    onClose.run();
  }

  private static <T extends @Nullable Object> void complete(
      CompletableFuture<T> future, Supplier<T> work) {
    try {
      future.complete(work.get());
    } catch (RuntimeException | Error e) {
      // The future is the way to the caller; nobody looks at the task.
      future.completeExceptionally(e);
    }
  }
}
