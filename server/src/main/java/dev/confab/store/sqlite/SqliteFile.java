package dev.confab.store.sqlite;

import dev.confab.store.engine.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// Opens connections to the file of a database.
record SqliteFile(Path path) {
  /// The first pragma lets the others wait, too: another process may be writing for a moment. Most
  /// pages are written for one small change in them, so small pages are cheaper; a file keeps the
  /// size that it was made with.
  private static final List<String> ALWAYS =
      List.of(
          "busy_timeout = 10000",
          "page_size = 2048",
          "journal_mode = WAL",
          "temp_store = MEMORY",
          "foreign_keys = OFF");

  /// Under group commit a full sync costs nothing. 128,000 pages of log (250 MiB) hold the pages
  /// that messages of many conversations change again and again; a shorter log is written back more
  /// often than it needs to be.
  private static final List<String> WRITER =
      List.of(
          "synchronous = FULL",
          "wal_autocheckpoint = " + Checkpoints.WRITER_PAGES,
          "cache_size = -32768");

  private static final List<String> CHECKPOINTS = List.of("synchronous = FULL");

  private static final List<String> READER = List.of("query_only = ON", "cache_size = -8192");

  /// Nobody asks for keys that the database has made, which the driver would look up behind every
  /// insert.
  private static final Properties DRIVER = driver();

  private static Properties driver() {
    var properties = new Properties();
    properties.setProperty("jdbc.get_generated_keys", "false");
    return properties;
  }

  Session writer() throws SQLException {
    return session(WRITER);
  }

  /// For [Checkpoints].
  Session checkpoints() throws SQLException {
    return session(CHECKPOINTS);
  }

  Session reader() throws SQLException {
    return session(READER);
  }

  private Session session(List<String> pragmas) throws SQLException {
    var connection = DriverManager.getConnection("jdbc:sqlite:" + path, DRIVER);
    try (var statement = connection.createStatement()) {
      for (var pragma : ALWAYS) {
        statement.execute("PRAGMA " + pragma);
      }
      for (var pragma : pragmas) {
        statement.execute("PRAGMA " + pragma);
      }
    } catch (SQLException e) {
      close(connection, e);
      throw e;
    }
    return new Session(connection);
  }

  private static void close(Connection connection, SQLException thrown) {
    try {
      connection.close();
    } catch (SQLException also) {
      thrown.addSuppressed(also);
    }
  }
}
