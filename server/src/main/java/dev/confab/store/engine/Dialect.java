package dev.confab.store.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What differs between the databases.
public interface Dialect {
  /// The folder of its migrations on the class path.
  String migrations();

  Trouble trouble(SQLException thrown);

  /// Appended to a SELECT by key, so that nobody else changes the row before the transaction ends.
  String rowLock();

  /// As [#rowLock], for a SELECT that leaves out rows that somebody else has locked: it waits for
  /// nobody.
  String freeRowLock();

  /// A query that looks up many keys at once, one after the other: for each element of the JSON
  /// array that is its parameter, the rows of a table that meet a condition.
  ///
  /// @param condition on the row and the element, which is `wanted.value`
  /// @param lock [#rowLock] or [#freeRowLock], or nothing
  String lookUp(String columns, String table, String condition, String lock);

  /// What sets columns of numbers in rows that are found by their sids.
  NumberUpdate numberUpdate(String table, List<String> columns);

  /// A query that takes as many positions of the event log as its parameter says, for events that
  /// are written in the same transaction.
  String eventPositions();

  /// A query for two numbers that stay the same until an event is written or another program
  /// changes the database. Absent where there are several writers, each of which may change what
  /// another has read.
  Optional<String> changeMark();

  /// What tells how far the event log can be read; to be kept as long as the database is open.
  EventEnd eventEnd();

  /// A query for the database's own time, in microseconds.
  String time();

  /// A query for one number, 0 when there is no such table.
  ///
  /// @param table a plain name
  String tableCount(String table);

  /// Begins a transaction that only one server at a time can be in.
  List<String> exclusiveTransaction();
}
