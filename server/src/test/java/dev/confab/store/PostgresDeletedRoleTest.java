package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresDeletedRoleTest implements DeletedRoleContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
