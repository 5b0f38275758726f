package dev.confab.store.engine;

/// Hears what the store does, to count it. Called on the writers' threads: it must not wait.
public interface StoreObserver {
  StoreObserver NONE = new StoreObserver() {};

  /// @param batchSize how many works the transaction carried
  /// @param nanos from the beginning of the transaction until its commit returned
  default void committed(int batchSize, long nanos) {}

  /// Works were tried one by one, because doing them together had failed.
  ///
  /// @param works how many
  default void separated(int works) {}

  /// A transaction is about to be run again.
  ///
  /// @param reason a short word for a label: the name of a [Trouble]
  default void retried(String reason) {}
}
