package dev.confab.store.engine;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The prepared statements of one connection, kept open, because preparing costs SQLite more than
/// running. The number of texts is that of the source code, so only errors make it forget any: the
/// driver of SQLite closes a statement that failed, without a sign by which to tell.
///
/// Used by one thread at a time.
public final class Statements {
  private static final Logger log = LoggerFactory.getLogger(Statements.class);

  private final Map<String, PreparedStatement> kept = new HashMap<>();
  private final Map<String, PreparedStatement> idle = new HashMap<>();

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

  /// Drops all statements; to be called when one may have failed.
  public void forget() {
    var all = Stream.concat(kept.values().stream(), idle.values().stream()).toList();
    kept.clear();
    idle.clear();
    for (var statement : all) {
      try {
        statement.close();
      } catch (SQLException e) {
        log.debug("A statement was closed already", e);
      }
    }
  }

  private final class Lending implements StatementBuilder {
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
        if (idle.putIfAbsent(sql, prepared) == null) {
          return;
        }
      }
      statement.close();
    }
  }
}
