package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresServiceStoreTest implements ServiceStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
