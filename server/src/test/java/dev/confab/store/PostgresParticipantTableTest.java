package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresParticipantTableTest implements ParticipantTableContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
