package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAddressConfigurationStoreTest implements AddressConfigurationStoreContract {
  private final Stores stores;

  SqliteAddressConfigurationStoreTest(@TempDir Path folder) {
    stores = TestDatabases.sqlite(folder);
  }

  @Override
  public Stores stores() {
    return stores;
  }
}
