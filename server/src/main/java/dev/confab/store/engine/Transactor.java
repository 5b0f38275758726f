package dev.confab.store.engine;

import java.sql.SQLException;

/// Runs transactions on a connection, again where that may help.
public interface Transactor extends AutoCloseable {
  @FunctionalInterface
  interface Transaction<R> {
    R run(Session session) throws SQLException;
  }

  /// @return what the last run of the transaction returned, once that run is on disk
  <R> R transact(Transaction<R> transaction);

  @Override
  void close();
}
