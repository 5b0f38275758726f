package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresWebhookStoreTest implements WebhookStoreContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
