package dev.confab.store.engine;

import java.sql.SQLException;

/// Finds out how far the event log can be read. It may remember what it has seen, so that one is
/// made for a database and asked by all readers.
@FunctionalInterface
public interface EventEnd {
  /// How far the log goes at some moment.
  ///
  /// @param settled the position up to which whatever will ever be there can be read by statements
  ///   that begin from now on
  /// @param given the last position that anybody has got, committed or not
  record Found(long settled, long given) {}

  /// @param session not in a transaction, so that each statement sees what was committed before it
  Found find(Session session) throws SQLException;
}
