package dev.confab.store;

import dev.confab.support.TestDatabases;

class PostgresEventSearchTest implements EventSearchContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public Stores another() {
    return TestDatabases.postgres();
  }

  @Override
  public void skip(int positions) {
    var _ =
        stores
            .database()
            .read(session ->
                session.list(
                    "SELECT nextval('event_position') FROM generate_series(1, ?)",
                    row -> row.getLong(1),
                    positions));
  }
}
