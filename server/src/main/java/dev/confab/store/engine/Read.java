package dev.confab.store.engine;

import java.sql.SQLException;

/// Reads from the database. It may be run again, so it must only compute.
@FunctionalInterface
public interface Read<R> {
  R run(Session session) throws SQLException;
}
