package dev.confab.store.postgres;

import dev.confab.store.engine.StoreUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Opens connections to a server.
record PostgresServer(PostgresUrl url) {
  private static final int VERSION_MIN = 140_000;

  /// The backend of a client that vanished must not keep its row locks for hours.
  static final String SETTINGS =
      "SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '10s'";

  /// A writer's few statements find each row by an index. A plan made while a table is small would
  /// read the whole of it, and be kept while it grows. Without the last setting a statement for
  /// many rows is planned each time, because the number of its rows is a reason to.
  private static final String NO_SCANS =
      "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
          + " SET plan_cache_mode = force_generic_plan";

  /// What every connection is opened with; of all but the last three the address may say otherwise.
  Properties properties() {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "confab");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    properties.putAll(url.credentials());
    properties.putAll(url.parameters());
    // Bound values are secrets and private texts, which must not get into logs by an exception.
    properties.setProperty("logServerErrorDetail", "false");
    // A standby may lack what was read of another one, and takes no changes.
    properties.setProperty("targetServerType", "primary");
    // Many rows by one statement: for the server that is less than half the work.
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  Connection connect() throws SQLException {
    return connect(SETTINGS);
  }

  /// A connection for frequent kinds of works only.
  Connection connectWriter() throws SQLException {
    return connect(SETTINGS + "; " + NO_SCANS);
  }

  private Connection connect(String settings) throws SQLException {
    var connection = DriverManager.getConnection(url.jdbc(), properties());
    try (var statement = connection.createStatement()) {
      statement.execute(settings);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// Says no to servers that are too old for what we ask of them, and to databases that cannot hold
  /// every text.
  void requireVersion(Connection connection) throws SQLException {
    if (Integer.parseInt(setting(connection, "server_version_num")) < VERSION_MIN) {
      throw new StoreUnavailable(
          "The server at %s is older than PostgreSQL %d, the oldest that Confab works with."
              .formatted(url, VERSION_MIN / 10_000));
    }
    requireEncoding(connection);
  }

  /// Other encodings refuse many characters, or take anything for one.
  private void requireEncoding(Connection connection) throws SQLException {
    var encoding = setting(connection, "server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new StoreUnavailable(
          "The database at %s has the encoding %s, but Confab needs UTF8."
              .formatted(url, encoding));
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
