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
import org.jspecify.annotations.Nullable;

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
      SELECT event.stream_sid, event.sequence, event.type, event.service_sid, event.source,
        event.calls_webhooks, event.identity, event.date_created, event.data, service.account_sid,
        %s
      FROM event
      LEFT JOIN message ON message.sid = event.subject_sid AND event.data IS NULL
      LEFT JOIN service ON service.sid = event.service_sid AND event.data IS NULL
      WHERE event.stream_sid = ? AND event.sequence >= ? ORDER BY event.sequence LIMIT ?\
      """
          .formatted(MessageRows.COLUMNS);

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

  /// To be called before messages change or go: from now on their events have their own data.
  static void keepHistory(Session session, List<Message> messages) throws SQLException {
    var keep = session.prepare(KEEP);
    for (var message : messages) {
      keep.setString(1, EventJson.text(message));
      keep.setString(2, message.conversation().value());
      keep.setLong(3, message.addedBy());
      keep.addBatch();
    }
    keep.executeBatch();
  }

  /// Reads a row of [#READ].
  static LoggedEvent read(ResultSet row) throws SQLException {
    @Nullable String data = row.getString(9);
    return new LoggedEvent(
        new Stream(row.getString(1)),
        row.getLong(2),
        EventType.of(row.getString(3)),
        new ServiceSid(row.getString(4)),
        new Origin(Source.valueOf(row.getString(5)), row.getInt(6) == 1, row.getString(7)),
        Micros.instant(row.getLong(8)),
        data == null ? EventJson.text(message(row)) : data);
  }

  /// The message that an event without data tells of; its service is kept as long as it is.
  private static Message message(ResultSet row) throws SQLException {
    return MessageRows.read(row, 11, Columns.scope(row, 10, 4));
  }
}
