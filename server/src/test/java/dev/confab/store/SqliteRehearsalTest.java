package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRehearsalTest implements RehearsalContract {
  private final Stores stores;

  SqliteRehearsalTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
