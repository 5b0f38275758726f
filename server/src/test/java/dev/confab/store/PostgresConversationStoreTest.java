package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresConversationStoreTest implements ConversationStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
