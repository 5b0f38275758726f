package dev.confab.store;

import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Session;
import dev.confab.store.engine.Session.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A session for code that knows nothing of SQL: what the database throws passes through as
/// [Thrown], by which the engine still knows it.
record Sql(Session session, Dialect dialect) {
  /// What the database threw.
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Thrown(SQLException cause) {
      super(cause);
    }
  }

  /// Uses a session.
  @FunctionalInterface
  interface Use<R> {
    R run(Session session) throws SQLException;
  }

  <R> R call(Use<R> use) {
    try {
      return use.run(session);
    } catch (SQLException thrown) {
      throw new Thrown(thrown);
    }
  }

  int update(String sql, @Nullable Object... parameters) {
    return call(one -> one.update(sql, parameters));
  }

  <R> Optional<R> find(String sql, Row<R> row, @Nullable Object... parameters) {
    return call(one -> one.find(sql, row, parameters));
  }

  /// As [#find], and keeps others from changing the row.
  <R> Optional<R> lock(String sql, Row<R> row, @Nullable Object... parameters) {
    return find(sql + dialect.rowLock(), row, parameters);
  }

  <R> List<R> list(String sql, Row<R> row, @Nullable Object... parameters) {
    return call(one -> one.list(sql, row, parameters));
  }

  /// One page of a list in the order of sids, which is that of creation.
  ///
  /// @param select ends with conditions
  <R> Slice<R> bySid(
      String select,
      Row<R> row,
      Function<R, String> sid,
      PageRequest page,
      @Nullable Object... parameters) {
    return bySid("sid", select, row, sid, page, parameters);
  }

  /// As [#bySid], by the sid in another column.
  <R> Slice<R> bySid(
      String column,
      String select,
      Row<R> row,
      Function<R, String> sid,
      PageRequest page,
      @Nullable Object... parameters) {
    var forward = select + " AND " + column + " > ? ORDER BY " + column + " LIMIT ?";
    var backward = select + " AND " + column + " < ? ORDER BY " + column + " DESC LIMIT ?";
    var keyset =
        new Keyset<R>(
            Keyset.Order.ASCENDING,
            one -> new Place(0, sid.apply(one)),
            (from, isBackward, max) ->
                session.list(
                    isBackward ? backward : forward, row, with(parameters, from.sid(), max)));
    return call(_ -> keyset.slice(page));
  }

  /// Parameters, and more of them behind.
  static @Nullable Object[] with(@Nullable Object[] parameters, @Nullable Object... more) {
    var all = new @Nullable Object[parameters.length + more.length];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    System.arraycopy(more, 0, all, parameters.length, more.length);
    return all;
  }
}
