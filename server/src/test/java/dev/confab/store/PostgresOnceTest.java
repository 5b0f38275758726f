package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresOnceTest implements OnceContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
