package dev.confab.store.engine;

import java.sql.SQLException;
import java.util.List;

/// A frequent kind of change that is done for many callers by the same few statements.
@FunctionalInterface
public interface BatchWork<I, R> {
  /// Does the change for each input, in one transaction that may be run again. An input whose
  /// outcome is a failure must have changed nothing. When this throws, every input is run again by
  /// itself.
  ///
  /// @return one outcome for each input, in the same order
  List<Outcome<R>> runAll(Session session, List<I> inputs) throws SQLException;

  /// Inputs with equal keys go to the same writer where there are several.
  default Object shardKey(I input) {
    return input;
  }
}
