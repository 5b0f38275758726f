package dev.confab.store;

import org.junit.jupiter.api.AfterEach;

/// What is specified of a store has a database of its own in each test.
interface StoresContract {
  /// Over a database that was empty when the test began.
  Stores stores();

  @AfterEach
  default void closeStores() {
    stores().close();
  }
}
