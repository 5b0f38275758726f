package dev.confab.http.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Event loops, and virtual threads that wait for what they do.
final class Loops {
  private Loops() {}

  /// As many as there are processors.
  static Vertx start() {
    return start(Runtime.getRuntime().availableProcessors());
  }

  /// Half as many: fewer that are woken less often, because each finds more to do, cost less.
  static Vertx startFew() {
    return start(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  private static Vertx start(int count) {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(count)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  /// Waits for a future that does not fail.
  ///
  /// @throws IllegalStateException when the thread is interrupted
  static <T> T await(Future<T> future) {
    try {
      return future.await();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // Vert.x throws the interruption without declaring it.
      throw interrupted(e);
    }
  }

  /// As [#await(Future)], for a time.
  static <T> T await(Future<T> future, long nanosMax) throws TimeoutException {
    try {
      return future.await(nanosMax, TimeUnit.NANOSECONDS);
    } catch (RuntimeException | Error | TimeoutException e) {
      throw e;
    } catch (Throwable e) { // Vert.x throws the interruption without declaring it.
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(Throwable thrown) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", thrown);
  }
}
