package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresMessageListTest implements MessageListContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
