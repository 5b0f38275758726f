package dev.confab.store.postgres;

import dev.confab.store.engine.Session;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where a transaction gets its connection from.
sealed interface Sessions extends AutoCloseable {
  Session take() throws SQLException;

  /// @param isLost whether the connection is of no more use
  void giveBack(Session session, boolean isLost);

  @Override
  void close();

  /// Any connection of a pool.
  ///
  /// @param renew makes the pool drop those that nobody uses
  record Pooled(DataSource pool, Runnable renew) implements Sessions {
    @Override
    public Session take() throws SQLException {
      return new Session(pool.getConnection());
    }

    @Override
    public void giveBack(Session session, boolean isLost) {
      session.close();
      if (isLost) {
        renew.run();
      }
    }

    @Override
    public void close() {}
  }

  /// One connection, kept for one thread and opened again when it was lost.
  final class Own implements Sessions {
    private final PostgresServer server;
    private @Nullable Session current;

    Own(PostgresServer server) {
      this.server = server;
    }

    @Override
    public Session take() throws SQLException {
      var session = current;
      if (session == null) {
        session = new Session(server.connectWriter());
        current = session;
      }
      return session;
    }

    @Override
    public void giveBack(Session session, boolean isLost) {
      if (isLost) {
        close();
      }
    }

    @Override
    public void close() {
      var session = current;
      current = null;
      if (session != null) {
        session.close();
      }
    }
  }
}
