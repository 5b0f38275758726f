package dev.confab.store.postgres;

import dev.confab.platform.CommitFateUnknown;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Learns what became of a transaction whose connection was lost during COMMIT, by asking the
/// server over another connection.
///
/// @param waitMax longer than the server itself takes to end the transaction of a vanished client
record CommitFates(PostgresServer server, Duration waitMax) {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /// @param transaction as `pg_current_xact_id()` named it
  /// @throws CommitFateUnknown when it cannot be told in time
  boolean isCommitted(String transaction, SQLException lost) {
    long begin = System.nanoTime();
    Exception last = lost;
    while (System.nanoTime() - begin < waitMax.toNanos()) {
      try {
        @Nullable String status = status(transaction);
        if (status == null) {
          break;
        }
        if (!status.equals("in progress")) {
          return status.equals("committed");
        }
      } catch (SQLException e) {
        last = e;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new CommitFateUnknown(
        "Nobody knows whether transaction " + transaction + " is on disk", last);
  }

  /// @return `null` when the server no longer remembers
  private @Nullable String status(String transaction) throws SQLException {
    try (var connection = server.connect();
        var query = connection.prepareStatement("SELECT pg_xact_status(CAST(? AS xid8))")) {
      query.setString(1, transaction);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }
}
