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

  /// What every connection is opened with; the address may say otherwise.
  Properties properties() {
    var properties = url.credentials();
    properties.setProperty("ApplicationName", "confab");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  Connection connect() throws SQLException {
    var connection = DriverManager.getConnection(url.jdbc(), properties());
    try (var statement = connection.createStatement()) {
      statement.execute(SETTINGS);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// Says no to servers that are too old for what we ask of them.
  void requireVersion(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW server_version_num")) {
      if (!rows.next() || rows.getInt(1) < VERSION_MIN) {
        throw new StoreUnavailable(
            "The server at %s is older than PostgreSQL %d, the oldest that Confab works with."
                .formatted(url, VERSION_MIN / 10_000));
      }
    }
  }
}
