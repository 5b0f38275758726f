package dev.confab.store;

import dev.confab.domain.Event.Stream;
import java.util.List;

/// Finds the events of one stream. Those that tell of added messages, as long as these have not
/// changed, are in no index of the streams: they are found by the messages, whose order is theirs.
/// That spares the most frequent change the most scattered of its writes.
record EventStream(Sql sql, Stream stream) {
  /// One statement, so that it sees one state: an event whose message changes meanwhile is found in
  /// either way. Each way finds no more than are wanted.
  static final String POSITIONS =
      """
      SELECT position FROM (
        SELECT position FROM (
          SELECT position FROM event
          WHERE stream_sid = ? AND sequence >= ? AND data IS NOT NULL
          ORDER BY sequence LIMIT ?) AS indexed
        UNION
        SELECT event_position FROM (
          SELECT event_position FROM message
          WHERE %s AND message_index >= ?
          ORDER BY message_index LIMIT ?) AS added
      ) AS found
      ORDER BY position LIMIT ?\
      """
          .formatted(MessageRows.OF_CONVERSATION);

  /// Events by number, to those of a position.
  private static final Ascent INDEXED =
      new Ascent(
          """
          SELECT sequence, position FROM event
          WHERE stream_sid = ? AND sequence >= ? AND data IS NOT NULL
          ORDER BY sequence LIMIT 1\
          """,
          """
          SELECT sequence, position FROM event
          WHERE stream_sid = ? AND data IS NOT NULL
          ORDER BY sequence DESC LIMIT 1\
          """);

  /// Messages by index, to the position of their event.
  private static final Ascent ADDED =
      new Ascent(
          """
          SELECT message_index, event_position FROM message
          WHERE %s AND message_index >= ?
          ORDER BY message_index LIMIT 1\
          """
              .formatted(MessageRows.OF_CONVERSATION),
          """
          SELECT message_index, event_position FROM message
          WHERE %s
          ORDER BY message_index DESC LIMIT 1\
          """
              .formatted(MessageRows.OF_CONVERSATION));

  /// Messages by index, to the number of their event; -1 where the log begins behind it.
  private static final Ascent NUMBERED =
      new Ascent(
          """
          SELECT message_index, coalesce(event.sequence, -1)
          FROM message LEFT JOIN event ON event.position = message.event_position
          WHERE %s AND message_index >= ?
          ORDER BY message_index LIMIT 1\
          """
              .formatted(MessageRows.OF_CONVERSATION),
          """
          SELECT message_index, coalesce(event.sequence, -1)
          FROM message LEFT JOIN event ON event.position = message.event_position
          WHERE %s
          ORDER BY message_index DESC LIMIT 1\
          """
              .formatted(MessageRows.OF_CONVERSATION));

  /// The positions of events by their number.
  ///
  /// @param from the first number wanted
  List<Long> from(long from, int max) {
    return positions(from, NUMBERED.firstAbove(from - 1, sql, stream.sid()), max);
  }

  /// The positions of events behind one.
  List<Long> behind(long position, int max) {
    return positions(
        INDEXED.firstAbove(position, sql, stream.sid()),
        ADDED.firstAbove(position, sql, stream.sid()),
        max);
  }

  private List<Long> positions(long sequence, long message, int max) {
    var sid = stream.sid();
    return sql.list(POSITIONS, row -> row.getLong(1), sid, sequence, max, sid, message, max, max);
  }
}
