package dev.confab.store.engine;

/// What an exception of a database means for the transaction in which it happened.
public enum Trouble {
  /// The statement itself is wrong or not allowed; the database is well.
  OWN,
  /// Somebody else was in the way; the same transaction may succeed when it is run again.
  CONFLICT,
  /// The connection is gone, and with it the transaction.
  LOST,
  /// There is no connection to be had, and nothing has begun.
  UNREACHABLE,
  /// No space left, or the disk fails. The transaction is gone, too.
  RESOURCES
}
