package dev.confab.store;

import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.List;

/// Removes conversations: at once what others could see or need, which is little, and later their
/// messages, which may be many.
final class DeletedConversations {
  /// What goes at once, by the sid of the conversation. The conversation itself goes last.
  private static final List<String> AT_ONCE =
      List.of(
          """
          INSERT INTO deleted_conversation (sid, number, account_sid, service_sid)
          SELECT sid, number, account_sid, service_sid FROM conversation WHERE sid = ?\
          """,
          """
          DELETE FROM conversation_name WHERE (account_sid, service_sid, name) IN (
            SELECT account_sid, service_sid, unique_name FROM conversation
            WHERE sid = ? AND unique_name IS NOT NULL)\
          """,
          "DELETE FROM address_pair WHERE conversation_sid = ?",
          "DELETE FROM group_text WHERE conversation_sid = ?",
          "DELETE FROM participant WHERE conversation_sid = ?",
          """
          DELETE FROM conversation_creation
          WHERE number = (SELECT number FROM conversation WHERE sid = ?)\
          """,
          "DELETE FROM conversation WHERE sid = ?");

  private DeletedConversations() {}

  private static final String WEBHOOKS =
      "DELETE FROM conversation_webhook WHERE conversation_sid = ? AND date_ended IS NULL";

  /// Hides conversations for good, and from their webhooks as well, which hear nothing of it.
  static void deleteSilently(Session session, List<String> sids) throws SQLException {
    session.surprise();
    run(session, WEBHOOKS, sids);
    delete(session, sids);
  }

  /// Hides conversations for good.
  static void delete(Session session, List<String> sids) throws SQLException {
    for (var sql : AT_ONCE) {
      run(session, sql, sids);
    }
  }

  private static void run(Session session, String sql, List<String> sids) throws SQLException {
    var statement = session.prepare(sql);
    for (var sid : sids) {
      statement.setString(1, sid);
      statement.addBatch();
    }
    statement.executeBatch();
  }
}
