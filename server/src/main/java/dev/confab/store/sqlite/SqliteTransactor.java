package dev.confab.store.sqlite;

import dev.confab.store.engine.Attempts;
import dev.confab.store.engine.Session;
import dev.confab.store.engine.Transactor;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions on the only connection that writes. The driver stays in auto-commit mode and does
/// not know of them: by itself it would begin the next transaction right after a commit and keep
/// other processes out.
final class SqliteTransactor implements Transactor {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteTransactor.class);

  private final Session session;
  private final Attempts attempts;

  SqliteTransactor(Session session, Attempts attempts) {
    this.session = session;
    this.attempts = attempts;
  }

  @Override
  public <R> R transact(Transaction<R> transaction) {
    return attempts.run(() -> once(transaction));
  }

  private <R> R once(Transaction<R> transaction) throws SQLException {
    try {
      session.execute("BEGIN IMMEDIATE");
      var result = transaction.run(session);
      session.execute("COMMIT");
      return result;
    } catch (SQLException | RuntimeException | Error thrown) {
      session.renewAfter(thrown);
      rollBack();
      throw thrown;
    }
  }

  /// Some errors, such as a full disk, have ended the transaction already; then this one fails.
  private void rollBack() {
    session.surprise();
    try (var statement = session.connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("Nothing was left to roll back", e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
