package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresAnswerStoreTest implements AnswerStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
