package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.LoggedEvent;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the events of one stream. Those that tell of added messages, as long as these have not
/// changed, are in no index of the streams: they are found by the messages, whose order is theirs.
/// That spares the most frequent change the most scattered of its writes.
final class EventStream {
  /// One statement, so that it sees one state: an event whose message changes meanwhile is found in
  /// either way. Each way finds no more than are wanted.
  static final String READ =
      """
      SELECT %s, event.data, service.account_sid, %s
      FROM (
        SELECT position FROM (
          SELECT position FROM event
          WHERE stream_sid = ? AND sequence >= ? AND data IS NOT NULL
          ORDER BY sequence LIMIT ?) AS indexed
        UNION
        SELECT event_position FROM (
          SELECT event_position FROM message
          WHERE conversation_sid = ? AND message_index >= ?
          ORDER BY message_index LIMIT ?) AS added
      ) AS found
      JOIN event ON event.position = found.position
      LEFT JOIN message ON message.sid = event.subject_sid AND event.data IS NULL
      LEFT JOIN service ON service.sid = event.service_sid AND event.data IS NULL
      ORDER BY event.sequence LIMIT ?\
      """
          .formatted(EventRows.COLUMNS, MessageRows.COLUMNS);

  /// The first message from an index on, and the number of its event.
  static final String MESSAGE =
      """
      SELECT message.message_index, event.sequence
      FROM message JOIN event ON event.position = message.event_position
      WHERE message.conversation_sid = ? AND message.message_index >= ?
      ORDER BY message.message_index LIMIT 1\
      """;

  private final Session session;
  private final Stream stream;

  EventStream(Session session, Stream stream) {
    this.session = session;
    this.stream = stream;
  }

  private record Added(long index, long sequence) {}

  /// @param from the first number wanted
  List<LoggedEvent> read(long from, int max) throws SQLException {
    return session.list(
        READ,
        EventStream::event,
        stream.sid(),
        from,
        max,
        stream.sid(),
        firstMessage(from),
        max,
        max);
  }

  /// The index from which on all messages were added by the event of a number or later ones. Each
  /// message has its event, so no index is above the number of that.
  private long firstMessage(long from) throws SQLException {
    if (message(0).isEmpty()) {
      return 0;
    }
    long low = 0;
    long high = from;
    while (low < high) {
      long middle = (low + high) >>> 1;
      var found = message(middle);
      if (found.isPresent() && found.get().sequence() < from) {
        low = found.get().index() + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Optional<Added> message(long index) throws SQLException {
    return session.find(
        MESSAGE, row -> new Added(row.getLong(1), row.getLong(2)), stream.sid(), index);
  }

  /// The service of a message is kept as long as the message is.
  private static LoggedEvent event(ResultSet row) throws SQLException {
    int next = EventRows.COUNT + 1;
    @Nullable String data = row.getString(next);
    return EventRows.read(row, data == null ? ofMessage(row, next + 1) : data);
  }

  private static String ofMessage(ResultSet row, int account) throws SQLException {
    var scope = Columns.scope(row, account, EventRows.SERVICE);
    return EventJson.text(MessageRows.read(row, account + 1, scope));
  }
}
