package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresWebhookDeliveryTest implements WebhookDeliveryContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
