package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSenderTableTest implements SenderTableContract {
  private final Stores stores;

  SqliteSenderTableTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
