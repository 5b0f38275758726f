package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresMessageHistoryTest implements MessageHistoryContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
