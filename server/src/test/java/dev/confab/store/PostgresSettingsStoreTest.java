package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresSettingsStoreTest implements SettingsStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
