package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresPushStoreTest implements PushStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
