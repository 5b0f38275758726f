package dev.confab.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema of a database to the version that this program knows. One numbered file leads
/// from each version to the next; all that are missing run in one transaction.
///
/// A file holds statements that end with a semicolon at the end of a line.
public final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(?:\n|$)");

  private final Dialect dialect;
  private final List<String> files;

  /// @param files the names of the files, in the order of the versions; the first makes version 1
  public Migrator(Dialect dialect, List<String> files) {
    this.dialect = dialect;
    this.files = List.copyOf(files);
  }

  /// @param connection in auto-commit mode
  /// @throws StoreUnavailable when the schema is newer than this program
  public void migrate(Connection connection) throws SQLException {
    if (version(connection) == files.size()) {
      return;
    }
    try {
      for (var sql : dialect.exclusiveTransaction()) {
        execute(connection, sql);
      }
      migrateFrom(version(connection), connection);
      execute(connection, "COMMIT");
    } catch (SQLException | RuntimeException thrown) {
      undo(connection, thrown);
      throw thrown;
    }
  }

  private void migrateFrom(int version, Connection connection) throws SQLException {
    if (version == 0) {
      execute(
          connection,
          "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, file TEXT NOT NULL)");
    }
    for (int next = version + 1; next <= files.size(); next++) {
      var file = files.get(next - 1);
      for (var sql : STATEMENT_END.splitAsStream(text(file)).toList()) {
        execute(connection, sql);
      }
      record(connection, next, file);
      LOG.info("The database is now at schema version {}", next);
    }
  }

  private int version(Connection connection) throws SQLException {
    if (number(connection, dialect.tableCount("schema_version")) == 0) {
      return 0;
    }
    int version = number(connection, "SELECT max(version) FROM schema_version");
    if (version > files.size()) {
      throw new StoreUnavailable(
          "The database was made by a newer Confab (its schema has version %d, this one knows %d)."
              .formatted(version, files.size()));
    }
    return version;
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void record(Connection connection, int version, String file) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, file);
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void undo(Connection connection, Exception thrown) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException also) {
      thrown.addSuppressed(also);
    }
  }

  private String text(String file) {
    var path = dialect.migrations() + "/" + file;
    try (var stream = Migrator.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no migration " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
