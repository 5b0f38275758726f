package dev.confab.conformance.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server: the one that `CONFAB_TEST_PG_URL` names in the driver's form
/// (`jdbc:postgresql://…`), or one started here.
public final class Postgres implements AutoCloseable {
  private static final String SCHEME = "jdbc:postgresql://";

  private final String url;
  private final @Nullable EmbeddedPostgres embedded;

  private Postgres(String url, @Nullable EmbeddedPostgres embedded) {
    this.url = url;
    this.embedded = embedded;
  }

  public static Postgres start() {
    var given = System.getenv("CONFAB_TEST_PG_URL");
    if (given != null && !given.isBlank()) {
      return new Postgres(given, null);
    }
    try {
      var embedded = EmbeddedPostgres.start();
      return new Postgres(embedded.getJdbcUrl("postgres", "postgres"), embedded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a new, empty database, as `--database` takes it.
  public String newDatabase() {
    var name = "confab_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a database", e);
    }
    int path = url.indexOf('/', SCHEME.length());
    int query = url.indexOf('?');
    return url.substring(0, path + 1) + name + (query < 0 ? "" : url.substring(query));
  }

  @Override
  public void close() {
    if (embedded != null) {
      try {
        embedded.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
