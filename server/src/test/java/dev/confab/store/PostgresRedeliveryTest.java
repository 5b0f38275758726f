package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresRedeliveryTest implements RedeliveryContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
