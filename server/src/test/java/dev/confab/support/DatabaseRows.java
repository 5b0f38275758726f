package dev.confab.support;

import dev.confab.store.Stores;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that is in a SQLite database, read past the store.
public record DatabaseRows(Stores stores) {
  private static final String TABLES =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";

  private static final String REFUSE =
      """
      CREATE TRIGGER refused_event BEFORE INSERT ON event
      BEGIN SELECT RAISE(ABORT, 'no event, says the test'); END\
      """;

  /// The rows of each table. A file that is still uploading is left out, as everywhere.
  public Map<String, List<String>> all() {
    return stores
        .database()
        .read(session -> {
          var all = new TreeMap<String, List<String>>();
          for (var table : session.list(TABLES, row -> row.getString(1))) {
            var seen = table.equals("media") ? " WHERE state <> 'uploading'" : "";
            all.put(
                table,
                session.list("SELECT * FROM " + table + seen, DatabaseRows::text).stream()
                    .sorted()
                    .toList());
          }
          return all;
        });
  }

  /// From now on no event can be written.
  public void refuseEvents() {
    execute(REFUSE);
  }

  public void allowEvents() {
    execute("DROP TRIGGER refused_event");
  }

  private void execute(String statement) {
    stores
        .database()
        .write(session -> {
          session.execute(statement);
          return statement;
        });
  }

  private static String text(ResultSet row) throws SQLException {
    var columns = new ArrayList<String>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(String.valueOf(row.getString(i)));
    }
    return String.join(" | ", columns);
  }
}
