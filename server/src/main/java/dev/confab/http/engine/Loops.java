package dev.confab.http.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Event loops, as many as there are processors, and virtual threads that wait for what they do.
final class Loops {
  private Loops() {}

  static Vertx start() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  /// Waits for a future that does not fail.
  ///
  /// @throws IllegalStateException when the thread is interrupted
  static <T> T await(Future<T> future, long nanosMax) throws TimeoutException {
    try {
      return future.await(nanosMax, TimeUnit.NANOSECONDS);
    } catch (RuntimeException | Error | TimeoutException e) {
      throw e;
    } catch (Throwable e) { // Vert.x throws the interruption without declaring it.
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
