package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresMembershipTableTest implements MembershipTableContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }
}
