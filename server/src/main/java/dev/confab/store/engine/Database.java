package dev.confab.store.engine;

/// A database with the ways to read and change it. Every method blocks its thread; those that write
/// return when the change is on disk, and throw when it is not.
///
/// @see dev.confab.platform.CommitFateUnknown
public interface Database extends AutoCloseable {
  Dialect dialect();

  <R> R read(Read<R> read);

  /// Runs a work in a transaction of its own, or in one that it shares without noticing.
  <R> R write(Work<R> work);

  /// Runs one input of a frequent kind of work, together with those of other callers.
  <I, R> R write(BatchWork<I, R> kind, I input);

  /// How many works wait for a writer.
  int queueDepth();

  /// Fails when the database does not answer.
  default void check() {
    read(session -> session.find("SELECT 1", row -> row.getInt(1)));
  }

  /// Finishes what is queued, then lets the database go.
  @Override
  void close();
}
