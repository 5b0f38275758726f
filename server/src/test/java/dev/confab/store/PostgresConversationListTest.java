package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresConversationListTest implements ConversationListContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
