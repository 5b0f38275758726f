package dev.confab.store.engine;

import org.jdbi.v3.core.Handle;

/// Reads from the database. It may be run again, so it must only compute.
@FunctionalInterface
public interface Read<R> {
  R run(Handle handle);
}
