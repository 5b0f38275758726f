package dev.confab.store;

import dev.confab.domain.Message;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.List;

/// Removes messages with what belongs to them. The events that told of them stay.
final class DeletedMessages {
  /// What goes, by conversation, first and last index. The messages themselves go last.
  private static final List<String> STATEMENTS =
      List.of(
          """
          DELETE FROM receipt WHERE message_sid IN (
            SELECT sid FROM message
            WHERE %s AND message_index >= ? AND message_index <= ?
              AND receipts > 0)\
          """
              .formatted(MessageRows.OF_CONVERSATION),
          MediaRows.DELETE_OF_MESSAGES,
          """
          DELETE FROM message
          WHERE %s AND message_index >= ? AND message_index <= ?\
          """
              .formatted(MessageRows.OF_CONVERSATION));

  private DeletedMessages() {}

  /// @param messages all those between the first and the last of them, in the order of the index
  static void delete(Session session, List<Message> messages) throws SQLException {
    EventRows.keepHistory(session, messages);
    var first = messages.getFirst();
    var last = messages.getLast();
    for (var sql : STATEMENTS) {
      session.update(sql, first.conversation().value(), first.index(), last.index());
    }
  }
}
