package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Message;
import dev.confab.domain.MessageTable.Order;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The messages of a conversation in the order of their indexes. The place of a message is its
/// index alone, and an index of the database has just that order, so a page costs the same wherever
/// it lies.
record MessageList(Conversation conversation, Order order) {
  /// Sids do not matter.
  private static final String NO_SID = "";

  private static final String SELECT =
      "SELECT " + MessageRows.COLUMNS + " FROM message WHERE " + MessageRows.OF_CONVERSATION;

  Keyset<Message> keyset(Session session) {
    return new Keyset<>(
        order == Order.ASCENDING ? Keyset.Order.ASCENDING : Keyset.Order.DESCENDING,
        message -> new Place(message.index(), NO_SID),
        (from, isBackward, max) -> read(session, from, isBackward, max));
  }

  private List<Message> read(Session session, Place from, boolean isBackward, int max)
      throws SQLException {
    var query = session.prepare(sql(isBackward, max));
    query.setMaxRows(max);
    query.setString(1, conversation.sid().value());
    query.setLong(2, from.key());
    var found = new ArrayList<Message>(max);
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(MessageRows.read(rows, 1, conversation.scope()));
      }
    }
    return found;
  }

  /// The query for one direction, which finds at least `max` if there are as many. Its parameters
  /// are the conversation and the index that is left out.
  String sql(boolean isBackward, int max) {
    boolean ascends = (order == Order.ASCENDING) != isBackward;
    return SELECT
        + (ascends ? " AND message_index > ?" : " AND message_index < ?")
        + " ORDER BY message_index"
        + (ascends ? " LIMIT " : " DESC LIMIT ")
        + Keyset.limit(max);
  }
}
