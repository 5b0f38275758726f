package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Message;
import dev.confab.domain.Origin;
import dev.confab.domain.Origin.Source;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The table of events.
///
/// The data of an added message is not copied: its row is the data, until [#keepHistory] is called
/// for the first change of it.
final class EventRows {
  private static final String INSERT =
      """
      INSERT INTO event (service_sid, stream_sid, sequence, type, source, calls_webhooks,
        identity, subject_sid, data, date_created%s)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?%s)\
      """;

  private static final String APPEND = INSERT.formatted("", "");
  private static final String PLACE = INSERT.formatted(", position", ", ?");

  /// What [#read] reads.
  static final String COLUMNS =
      """
      event.stream_sid, event.sequence, event.type, event.service_sid, event.source, \
      event.calls_webhooks, event.identity, event.date_created\
      """;

  /// The place of the service in them, behind the first.
  static final int SERVICE = 3;

  /// How many columns there are.
  static final int COUNT = 8;

  private static final String KEEP =
      """
      UPDATE event SET data = ?
      WHERE position = (SELECT event_position FROM message WHERE sid = ?) AND data IS NULL\
      """;

  private EventRows() {}

  /// Writes events at the next positions.
  static void insert(Session session, List<EventRow> rows) throws SQLException {
    var insert = session.prepare(APPEND);
    for (var row : rows) {
      bind(insert, row);
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /// Writes events at positions that have been taken for them.
  static void insert(Session session, List<EventRow> rows, List<Long> positions)
      throws SQLException {
    var insert = session.prepare(PLACE);
    var position = positions.iterator();
    for (var row : rows) {
      bind(insert, row);
      insert.setLong(11, position.next());
      insert.addBatch();
    }
    insert.executeBatch();
  }

  private static void bind(PreparedStatement insert, EventRow row) throws SQLException {
    var event = row.event();
    insert.setString(1, event.scope().service().value());
    insert.setString(2, event.stream().sid());
    insert.setLong(3, event.sequence());
    insert.setString(4, event.type().text());
    insert.setString(5, event.origin().source().name());
    insert.setInt(6, event.origin().callsWebhooks() ? 1 : 0);
    insert.setString(7, event.origin().identity());
    insert.setString(8, row.subjectSid());
    insert.setString(9, row.data());
    insert.setLong(10, Micros.of(event.date()));
  }

  /// To be called before messages change or go: from now on their events have their own data.
  static void keepHistory(Session session, List<Message> messages) throws SQLException {
    var keep = session.prepare(KEEP);
    for (var message : messages) {
      keep.setString(1, EventJson.text(message));
      keep.setString(2, message.sid().value());
      keep.addBatch();
    }
    keep.executeBatch();
  }

  /// Reads [#COLUMNS] of a row.
  ///
  /// @param first the place of the first of them
  static LoggedEvent read(ResultSet row, int first, String data) throws SQLException {
    return new LoggedEvent(
        new Stream(row.getString(first)),
        row.getLong(first + 1),
        row.getString(first + 2),
        new ServiceSid(row.getString(first + SERVICE)),
        new Origin(
            new Source(row.getString(first + 4)),
            row.getInt(first + 5) == 1,
            row.getString(first + 6)),
        Micros.instant(row.getLong(first + 7)),
        data);
  }
}
