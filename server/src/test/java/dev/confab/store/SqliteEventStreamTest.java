package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventStreamTest implements EventStreamContract {
  private final Stores stores;

  SqliteEventStreamTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
