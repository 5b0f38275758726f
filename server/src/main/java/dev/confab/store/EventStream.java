package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.LoggedEvent;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/// Reads the events of one stream. Those that tell of added messages, as long as these have not
/// changed, are in no index of the streams: they are found by the messages, whose order is theirs.
/// That spares the most frequent change the most scattered of its writes.
final class EventStream {
  private static final String WITH_DATA =
      """
      SELECT %s, event.data FROM event
      WHERE stream_sid = ? AND sequence >= ? AND data IS NOT NULL ORDER BY sequence LIMIT ?\
      """
          .formatted(EventRows.COLUMNS);

  private static final String OF_MESSAGES =
      """
      SELECT %s, service.account_sid, %s
      FROM message
      JOIN event ON event.position = message.event_position
      JOIN service ON service.sid = event.service_sid
      WHERE message.conversation_sid = ? AND message.message_index >= ? AND event.data IS NULL
      ORDER BY message.message_index LIMIT ?\
      """
          .formatted(EventRows.COLUMNS, MessageRows.COLUMNS);

  /// The first message from an index on, and the number of its event.
  private static final String MESSAGE =
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
    var events =
        session.list(
            WITH_DATA,
            row -> EventRows.read(row, row.getString(EventRows.COUNT + 1)),
            stream.sid(),
            from,
            max);
    events.addAll(
        session.list(OF_MESSAGES, EventStream::ofMessage, stream.sid(), firstMessage(from), max));
    events.sort(Comparator.comparingLong(LoggedEvent::sequence));
    return events.subList(0, Math.min(max, events.size()));
  }

  /// The index from which on all messages were added by the event of a number or later ones. Each
  /// message has its event, so no index is above the number of that.
  private long firstMessage(long from) throws SQLException {
    long low = 0;
    long high = from;
    while (low < high) {
      long middle = (low + high) >>> 1;
      var found =
          session.find(
              MESSAGE, row -> new Added(row.getLong(1), row.getLong(2)), stream.sid(), middle);
      if (found.isPresent() && found.get().sequence() < from) {
        low = found.get().index() + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The service of a message is kept as long as the message is.
  private static LoggedEvent ofMessage(ResultSet row) throws SQLException {
    var scope = Columns.scope(row, EventRows.COUNT + 1, 4);
    return EventRows.read(row, EventJson.text(MessageRows.read(row, EventRows.COUNT + 2, scope)));
  }
}
