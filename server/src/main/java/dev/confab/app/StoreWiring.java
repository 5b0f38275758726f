package dev.confab.app;

import dev.confab.store.StoreConfig;
import dev.confab.store.Stores;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.engine.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens the stores that the operator's settings name.
final class StoreWiring {
  private static final String PASSWORD_VARIABLE = "PGPASSWORD";
  private static final String EMBEDDED_FILE = "confab.db";
  private static final String KEY_VARIABLE = "CONFAB_SECRET_KEY";

  private StoreWiring() {}

  /// For the server, which is the only one on its data folder.
  static Stores open(Settings settings, Metrics metrics) {
    var observer =
        new StoreObserver() {
          @Override
          public void committed(int batchSize, long nanos) {
            metrics.committed(batchSize, nanos);
          }

          @Override
          public void separated(int works) {
            metrics.separated(works);
          }

          @Override
          public void retried(String reason) {
            metrics.retried(reason);
          }
        };
    var stores = open(settings.data(), settings.database(), true, observer);
    metrics.queueDepth(stores.database()::queueDepth);
    metrics.eventEnd(stores::eventEnd);
    return stores;
  }

  /// For a command that changes something while the server may run.
  static Stores openBesideServer(Path data, @Nullable String database) {
    if (database == null && !Files.isRegularFile(data.resolve(EMBEDDED_FILE))) {
      throw new WrongSetting("there is no database in " + data + "; start the server first");
    }
    return open(data, database, false, StoreObserver.NONE);
  }

  private static Stores open(
      Path data, @Nullable String database, boolean isServer, StoreObserver observer) {
    try {
      return Stores.open(
          new StoreConfig(
              data,
              database,
              System.getenv(PASSWORD_VARIABLE),
              System.getenv(KEY_VARIABLE),
              isServer,
              StoreConfig.POOL_MAX,
              StoreConfig.WRITERS,
              observer));
    } catch (StoreUnavailable e) {
      throw new WrongSetting(String.valueOf(e.getMessage()));
    }
  }
}
