package dev.confab.store.sqlite;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.store.engine.Read;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The connections that only read. A native call holds the carrier of a virtual thread, so their
/// number also bounds how many carriers the database can hold.
final class Readers implements AutoCloseable {
  private static final long WAIT_SECONDS_MAX = 5;

  private final List<Session> all;
  private final BlockingQueue<Session> idle;

  Readers(List<Session> sessions) {
    this.all = List.copyOf(sessions);
    // Fair: under load the unlucky would wait for seconds, and then in vain.
    this.idle = new ArrayBlockingQueue<>(all.size(), true, all);
  }

  <R> R read(Read<R> read) throws SQLException {
    var session = take();
    try {
      return read.run(session);
    } catch (SQLException | RuntimeException thrown) {
      session.renewAfter(thrown);
      throw thrown;
    } finally {
      idle.add(session);
    }
  }

  private Session take() {
    try {
      var session = idle.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
      if (session != null) {
        return session;
      }
      throw new Failure(ErrorCode.UNAVAILABLE, "The database is too busy");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failure(ErrorCode.UNAVAILABLE, "The request was interrupted");
    }
  }

  /// Waits for reads that are under way.
  @Override
  public void close() {
    for (int i = 0; i < all.size(); i++) {
      take().close();
    }
  }
}
