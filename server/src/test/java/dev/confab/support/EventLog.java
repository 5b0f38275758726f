package dev.confab.support;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The event log in a SQLite file, read past the store: whatever was told is seen, in whichever
/// stream.
///
/// @param folder where the database is
public record EventLog(Path folder) {
  private static final String SELECT =
      """
      SELECT service_sid, stream_sid, sequence, type, subject_sid, data FROM event
      WHERE position > ? ORDER BY position\
      """;

  /// @param data `null` while the subject's own row is the data
  public record Entry(
      String service,
      String stream,
      long sequence,
      String type,
      String subject,
      @Nullable String data) {}

  /// How many events there are.
  public int size() {
    return after(0).size();
  }

  /// The events behind the first ones.
  public List<Entry> after(int count) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("confab.db"));
        var select = connection.prepareStatement(SELECT)) {
      select.setInt(1, count);
      var rows = select.executeQuery();
      var found = new ArrayList<Entry>();
      while (rows.next()) {
        found.add(
            new Entry(
                rows.getString(1),
                rows.getString(2),
                rows.getLong(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
