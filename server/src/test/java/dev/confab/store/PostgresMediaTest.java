package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresMediaTest implements MediaContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
