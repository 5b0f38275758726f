package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresSenderTableTest implements SenderTableContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
