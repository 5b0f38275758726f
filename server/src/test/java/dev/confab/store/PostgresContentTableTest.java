package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresContentTableTest implements ContentTableContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
