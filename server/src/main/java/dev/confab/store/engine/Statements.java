package dev.confab.store.engine;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The prepared statements of one connection, kept open, because preparing costs SQLite more than
/// running. The number of texts is that of the source code, so nothing is ever dropped.
///
/// Used by one thread at a time.
public final class Statements {
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  /// The statement for a text. It stays open and is given out again for the same text: finish one
  /// use, including its results, before the next.
  public PreparedStatement of(Connection connection, String sql) throws SQLException {
    var statement = kept.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      kept.put(sql, statement);
    }
    return statement;
  }

  /// The same for JDBI, which closes what it has used; here that means giving it back. A text that
  /// is in use twice at once gets a second statement.
  public StatementBuilder forJdbi() {
    return new Lending();
  }

  private static final class Lending implements StatementBuilder {
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
      return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
        throws SQLException {
      @Nullable PreparedStatement statement = idle.remove(sql);
      return statement == null ? connection.prepareStatement(sql) : statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
        throws SQLException {
      return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
      if (statement instanceof PreparedStatement prepared) {
        prepared.clearParameters();
        if (idle.putIfAbsent(sql, prepared) == null) {
          return;
        }
      }
      statement.close();
    }
  }
}
