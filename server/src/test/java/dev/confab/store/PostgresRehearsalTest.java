package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresRehearsalTest implements RehearsalContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
