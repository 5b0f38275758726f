package dev.confab.store.engine;

import java.sql.SQLException;
import java.time.Duration;

/// Finds out how far the event log can be read. It may remember what it has seen, so that one is
/// made for a database and asked by all readers.
@FunctionalInterface
public interface EventEnd {
  /// How far the log goes at some moment.
  ///
  /// @param settled the position up to which whatever will ever be there can be read by statements
  ///   that begin from now on, in the same session
  /// @param given the last position that anybody has got, committed or not
  /// @param held how long it has been known that a transaction runs which holds up readers; zero
  ///   while there is none
  record Found(long settled, long given, Duration held) {}

  /// Looks how far it goes.
  ///
  /// @param session not in a transaction, so that each statement sees what was committed before it
  Found find(Session session) throws SQLException;

  /// As [#find], but the settled position is that of the last look, by whomever. Costs next to
  /// nothing.
  default Found known(Session session) throws SQLException {
    return find(session);
  }

  /// Whether other servers may write events, of which nobody here is told.
  default boolean isShared() {
    return false;
  }
}
