package dev.confab.store;

import dev.confab.support.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresRehearsalTest implements RehearsalContract {

  private Stores stores;

  @BeforeEach
  void open() {
    stores = TestDatabases.postgres();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
