package dev.confab.store.engine;

import java.sql.SQLException;
import java.util.List;

/// What differs between the databases.
public interface Dialect {
  /// The folder of its migrations on the class path.
  String migrations();

  Trouble trouble(SQLException thrown);

  /// Appended to a SELECT by key, so that nobody else changes the row before the transaction ends.
  String rowLock();

  /// A source of rows for FROM, one for each element of the JSON array that is its parameter. Each
  /// has the element as `wanted.value`. Many keys are looked up in one statement so.
  String wanted();

  /// A query for one number, 0 when there is no such table.
  ///
  /// @param table a plain name
  String tableCount(String table);

  /// Begins a transaction that only one server at a time can be in.
  List<String> exclusiveTransaction();
}
