package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresAddressConfigurationStoreTest implements AddressConfigurationStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
