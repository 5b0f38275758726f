package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteUserTableTest implements UserTableContract {
  private final Stores stores;

  SqliteUserTableTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
