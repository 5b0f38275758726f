package dev.confab.support;

import dev.confab.store.StoreConfig;
import dev.confab.store.Stores;
import dev.confab.store.engine.StoreObserver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Real databases for tests: SQLite in a folder, and a PostgreSQL server that is started once and
/// gives every caller an empty database. `CONFAB_TEST_PG_URL` names a server to use instead.
public final class TestDatabases {
  /// The same in all tests, so that a database can be opened from any folder.
  private static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// What [#stop] stops, once it is started.
  private static final AtomicReference<@Nullable EmbeddedPostgres> STARTED =
      new AtomicReference<>();

  private TestDatabases() {}

  public static Stores sqlite(Path folder) {
    return Stores.open(sqliteConfig(folder));
  }

  public static StoreConfig sqliteConfig(Path folder) {
    return config(folder, null, StoreObserver.NONE);
  }

  /// Stores over a new database.
  public static Stores postgres() {
    return postgres(newPostgresUrl());
  }

  public static Stores postgres(String url) {
    return postgres(url, StoreObserver.NONE);
  }

  public static Stores postgres(String url, StoreObserver observer) {
    return Stores.open(config(Path.of("unused"), url, observer));
  }

  /// The address of a new, empty database.
  public static String newPostgresUrl() {
    var name = "confab_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    try (var connection = DriverManager.getConnection(Server.URL);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    int path = Server.URL.indexOf('/', "jdbc:postgresql://".length());
    int query = Server.URL.indexOf('?');
    return Server.URL.substring(0, path + 1)
        + name
        + (query < 0 ? "" : Server.URL.substring(query));
  }

  private static StoreConfig config(Path folder, @Nullable String url, StoreObserver observer) {
    return new StoreConfig(
        folder, url, null, SECRET_KEY, true, StoreConfig.POOL_MAX, StoreConfig.WRITERS, observer);
  }

  /// Stops the server that was started, if one was; all tests have ended.
  static void stop() {
    var server = STARTED.getAndSet(null);
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Starts when it is first needed.
  private static final class Server {
    static final String URL = url();

    private static String url() {
      @Nullable String given = System.getenv("CONFAB_TEST_PG_URL");
      if (given != null) {
        return given;
      }
      try {
        var server = EmbeddedPostgres.builder().start();
        STARTED.set(server);
        return server.getJdbcUrl("postgres", "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
