package dev.confab.store;

import dev.confab.domain.Scope;
import dev.confab.domain.sid.ConversationSid;
import java.util.List;

/// In which conversations that are not closed somebody is.
///
/// A conversation that closes writes nothing to its participants: thousands may close at once, and
/// few are ever asked for. So `may_be_open` is 1 in closed conversations as well, until
/// [#forgetClosed]; it is never 0 in others. A closed conversation does not open again.
record OpenMemberships(Sql sql) {
  /// Forgotten in one transaction at most.
  private static final int FORGOTTEN_MAX = 1_000;

  private static final String MAY_BE_OPEN =
      """
      FROM participant
      WHERE service_sid = ? AND identity = ? AND may_be_open = 1 AND account_sid = ?\
      """;

  static final String COUNT =
      "SELECT count(*) FROM (SELECT 1 " + MAY_BE_OPEN + " LIMIT ?) AS open_memberships";

  /// A conversation may be written behind its participants, in the same transaction. Its state is
  /// asked for in a form that no planner turns into a join, which would read all conversations.
  private static final String STATE =
      """
      coalesce((SELECT state FROM conversation
        WHERE conversation.sid = participant.conversation_sid), 'active')\
      """;

  static final String FIRST =
      "SELECT conversation_sid "
          + MAY_BE_OPEN
          + " AND "
          + STATE
          + " <> 'closed' ORDER BY conversation_sid LIMIT ?";

  static final String CLOSED =
      "SELECT sid "
          + MAY_BE_OPEN
          + " AND "
          + STATE
          + " = 'closed' ORDER BY conversation_sid LIMIT ?";

  private static final String FORGET = "UPDATE participant SET may_be_open = 0 WHERE sid = ?";

  boolean mayBeMoreThan(Scope scope, String identity, int max) {
    return sql.find(COUNT, row -> row.getInt(1), parameters(scope, identity, max + 1L))
        .filter(count -> count > max)
        .isPresent();
  }

  List<ConversationSid> first(Scope scope, String identity, int max) {
    return sql.list(
        FIRST, row -> new ConversationSid(row.getString(1)), parameters(scope, identity, max));
  }

  /// Waits for nobody: whom somebody else has locked is left to the next time.
  int forgetClosed(Scope scope, String identity) {
    var closed =
        sql.list(
            CLOSED + sql.dialect().freeRowLock(),
            row -> row.getString(1),
            parameters(scope, identity, FORGOTTEN_MAX));
    sql.call(session -> {
      Batches.run(session, FORGET, closed, (update, sid) -> update.setString(1, sid));
      return closed;
    });
    return closed.size();
  }

  private static Object[] parameters(Scope scope, String identity, long max) {
    return new Object[] {scope.service().value(), identity, scope.account().value(), max};
  }
}
