package dev.confab.store.sqlite;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.store.engine.Read;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that only read. A native call holds the carrier of a virtual thread, so their
/// number also bounds how many carriers the database can hold.
final class Readers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

  private final List<Session> all;
  private final BlockingQueue<Session> idle;
  private final Duration waitMax;
  private volatile boolean isClosed;

  /// @param waitMax for a connection, and at the end for all of them
  Readers(List<Session> sessions, Duration waitMax) {
    this.waitMax = waitMax;
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
      giveBack(session);
    }
  }

  /// A read that outlasted the end closes its connection itself.
  private void giveBack(Session session) {
    idle.add(session);
    if (isClosed && idle.remove(session)) {
      session.close();
    }
  }

  private Session take() {
    try {
      var session = idle.poll(waitMax.toNanos(), TimeUnit.NANOSECONDS);
      if (session != null) {
        return session;
      }
      throw new Failure(ErrorCode.UNAVAILABLE, "The database is too busy");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failure(ErrorCode.UNAVAILABLE, "The request was interrupted");
    }
  }

  /// Waits for reads that are under way, but not for ever.
  @Override
  public void close() {
    int count = closeAsTheyComeBack();
    isClosed = true;
    for (var session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
      count++;
    }
    if (count < all.size()) {
      LOG.warn("Closing while {} reads are still under way", all.size() - count);
    }
  }

  private int closeAsTheyComeBack() {
    long begin = System.nanoTime();
    int count = 0;
    try {
      while (count < all.size()) {
        long left = waitMax.toNanos() - (System.nanoTime() - begin);
        var session = idle.poll(left, TimeUnit.NANOSECONDS);
        if (session == null) {
          return count;
        }
        session.close();
        count++;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return count;
  }
}
