package dev.confab.store.engine;

import java.sql.SQLException;

/// Changes the database in one transaction. What it throws undoes its changes and reaches the
/// caller. It may be run again, so it must not do anything else.
@FunctionalInterface
public interface Work<R> {
  R run(Session session) throws SQLException;
}
