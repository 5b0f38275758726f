package dev.confab.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection while it belongs to one thread. Its statements stay open, because preparing costs
/// SQLite more than running; their texts are those of the source code, so they are few.
public final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<Class<?>, Object> kept = new HashMap<>();
  private long surprises;

  public Session(Connection connection) {
    this.connection = connection;
  }

  /// Reads one row.
  @FunctionalInterface
  public interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }

  public Connection connection() {
    return connection;
  }

  /// Says that what was read or written by this session may not be so any more, although no event
  /// tells of it: it was undone, or changed silently.
  public void surprise() {
    surprises++;
  }

  /// How often there was a [#surprise].
  public long surprises() {
    return surprises;
  }

  /// What somebody keeps beside this session, for as long as it lasts.
  ///
  /// @param make called at the first time
  public <T> T kept(Class<T> type, Supplier<T> make) {
    return type.cast(kept.computeIfAbsent(type, _ -> make.get()));
  }

  /// The statement for a text. It is given out again for the same text: finish one use, including
  /// its results, before the next.
  public PreparedStatement prepare(String sql) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    } else {
      statement.setMaxRows(0); // all, whatever its last use wanted
    }
    return statement;
  }

  /// Runs a statement that gives no rows, or whose rows do not matter.
  public void execute(String sql) throws SQLException {
    prepare(sql).execute();
  }

  /// @return how many rows were changed
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    return bound(sql, parameters).executeUpdate();
  }

  public <R> List<R> list(String sql, Row<R> row, @Nullable Object... parameters)
      throws SQLException {
    return rows(bound(sql, parameters), row);
  }

  /// The first rows, at most so many: the database neither makes nor sends what lies behind them.
  ///
  /// @param max at least 1
  public <R> List<R> first(int max, String sql, Row<R> row, @Nullable Object... parameters)
      throws SQLException {
    var statement = bound(sql, parameters);
    statement.setMaxRows(max);
    return rows(statement, row);
  }

  private static <R> List<R> rows(PreparedStatement statement, Row<R> row) throws SQLException {
    var found = new ArrayList<R>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  /// The first row, if there is one.
  public <R> Optional<R> find(String sql, Row<R> row, @Nullable Object... parameters)
      throws SQLException {
    try (var rows = bound(sql, parameters).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
    var statement = prepare(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /// Forgets all statements when what was thrown came from the database: the driver of SQLite
  /// closes a statement that failed, and gives no sign of it.
  public void renewAfter(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        statements.values().forEach(Session::drop);
        statements.clear();
        return;
      }
    }
  }

  private static void drop(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) { // whatever it is, nobody needs the resource any more
      LOG.debug("Not closed properly", e);
    }
  }

  /// Closes the connection, or gives it back to where it was borrowed from.
  @Override
  public void close() {
    drop(connection);
  }
}
