package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresAppendTest implements AppendContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
