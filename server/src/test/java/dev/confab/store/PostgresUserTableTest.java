package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresUserTableTest implements UserTableContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
