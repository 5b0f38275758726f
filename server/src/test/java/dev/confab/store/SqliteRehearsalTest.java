package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRehearsalTest implements RehearsalContract {
  @TempDir Path folder;
  private Stores stores;

  @BeforeEach
  void open() {
    stores = TestDatabases.sqlite(folder);
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
