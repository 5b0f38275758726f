package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Message;
import dev.confab.domain.Origin;
import dev.confab.domain.Origin.Source;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.engine.Session;
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
        identity, subject_sid, data, date_created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  static final String READ =
      """
      SELECT stream_sid, sequence, type, service_sid, source, calls_webhooks, identity,
        date_created, data
      FROM event WHERE stream_sid = ? AND sequence >= ? ORDER BY sequence LIMIT ?\
      """;

  private static final String KEEP =
      "UPDATE event SET data = ? WHERE stream_sid = ? AND sequence = ? AND data IS NULL";

  private EventRows() {}

  static void insert(Session session, List<EventRow> rows) throws SQLException {
    var insert = session.prepare(INSERT);
    for (var row : rows) {
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
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /// To be called before a message changes or goes: from now on its event has its own data.
  static void keepHistory(Session session, Message message) throws SQLException {
    session.update(
        KEEP, EventJson.text(message), message.conversation().value(), message.addedBy());
  }

  /// Reads a row of [#READ]. The caller gives an event without data that of its message.
  static LoggedEvent read(ResultSet row) throws SQLException {
    var data = row.getString(9);
    return new LoggedEvent(
        new Stream(row.getString(1)),
        row.getLong(2),
        EventType.of(row.getString(3)),
        new ServiceSid(row.getString(4)),
        new Origin(Source.valueOf(row.getString(5)), row.getInt(6) == 1, row.getString(7)),
        Micros.instant(row.getLong(8)),
        data);
  }
}
