package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventSearchTest implements EventSearchContract {
  @TempDir Path other;
  private final Stores stores;

  SqliteEventSearchTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public Stores another() {
    return TestDatabases.sqlite(other);
  }

  @Override
  public void skip(int positions) {
    var sql = "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'event'";
    var _ = stores.database().write(session -> session.update(sql, positions));
  }
}
