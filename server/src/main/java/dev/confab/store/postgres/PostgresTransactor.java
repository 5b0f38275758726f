package dev.confab.store.postgres;

import dev.confab.store.engine.Attempts;
import dev.confab.store.engine.Session;
import dev.confab.store.engine.Transactor;
import dev.confab.store.engine.Trouble;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions over a network that may break at any moment, even during the commit.
final class PostgresTransactor implements Transactor {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresTransactor.class);

  private final Sessions sessions;
  private final CommitFates fates;
  private final Attempts attempts;

  PostgresTransactor(Sessions sessions, CommitFates fates, Attempts attempts) {
    this.sessions = sessions;
    this.fates = fates;
    this.attempts = attempts;
  }

  @Override
  public <R> R transact(Transaction<R> transaction) {
    return attempts.run(() -> once(transaction));
  }

  private <R> R once(Transaction<R> transaction) throws SQLException {
    var session = sessions.take();
    boolean isLost = true;
    try {
      session.connection().setAutoCommit(false);
      R result;
      Optional<String> id;
      try {
        result = transaction.run(session);
        id = transactionId(session);
      } catch (SQLException | RuntimeException thrown) {
        isLost = !rollBack(session);
        throw thrown;
      }
      isLost = !commit(session, id);
      return result;
    } finally {
      sessions.giveBack(session, isLost);
    }
  }

  /// Commits: when this returns, the transaction is on disk.
  ///
  /// @return whether the server answered; without an answer the connection is lost
  private boolean commit(Session session, Optional<String> id) throws SQLException {
    try {
      session.connection().commit();
      session.connection().setAutoCommit(true);
      return true;
    } catch (SQLException thrown) {
      if (id.isEmpty()
          || attempts.trouble(thrown) != Trouble.LOST
          || !fates.isCommitted(id.get(), thrown)) {
        throw thrown;
      }
      LOG.info("The connection was lost during a commit, which had succeeded");
      return false;
    }
  }

  /// Undoes what was written, which is a surprise to who remembers it.
  ///
  /// @return whether the server answered; without an answer the connection is lost, and the
  ///   transaction with it
  private static boolean rollBack(Session session) {
    session.surprise();
    try {
      session.connection().rollback();
      session.connection().setAutoCommit(true);
      return true;
    } catch (SQLException e) {
      LOG.debug("The connection was lost before the end of a transaction", e);
      return false;
    }
  }

  /// Empty when nothing was written; then it does not matter what becomes of the commit.
  private static Optional<String> transactionId(Session session) throws SQLException {
    return session
        .find(
            "SELECT coalesce(CAST(pg_current_xact_id_if_assigned() AS text), '')",
            row -> row.getString(1))
        .filter(id -> !id.isEmpty());
  }

  @Override
  public void close() {
    sessions.close();
  }
}
