package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresAccountStoreTest implements AccountStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
