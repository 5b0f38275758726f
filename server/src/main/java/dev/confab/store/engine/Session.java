package dev.confab.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A connection while it belongs to one thread: as JDBI sees it, and with its open statements.
public final class Session implements AutoCloseable {
  private final Handle handle;
  private final Statements statements;

  public Session(Handle handle, Statements statements) {
    this.handle = handle;
    this.statements = statements;
  }

  public Handle handle() {
    return handle;
  }

  /// An open statement; see [Statements#of].
  public PreparedStatement prepare(String sql) throws SQLException {
    return statements.of(connection(), sql);
  }

  public Connection connection() {
    return handle.getConnection();
  }

  /// Forgets all open statements when what was thrown came from the database.
  public void renewAfter(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        statements.forget();
        return;
      }
    }
  }

  /// Runs a statement without parameters or results.
  public void execute(String sql) throws SQLException {
    prepare(sql).execute();
  }

  /// Closes the connection, or gives it back to where it was borrowed from.
  @Override
  public void close() {
    handle.close();
  }
}
