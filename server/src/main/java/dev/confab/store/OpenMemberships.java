package dev.confab.store;

import dev.confab.domain.ConversationState;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.ConversationSid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In which conversations that are not closed somebody is.
///
/// A conversation that closes writes nothing to its participants: thousands may close at once, and
/// hardly anybody ever asks. Who asks finds participants whose conversation has been closed since,
/// and marks them, so that each is passed by once. A closed conversation never opens again.
record OpenMemberships(Sql sql) {
  /// Marked in one transaction at most.
  private static final int MARKED_MAX = 1_000;

  private static final String UNMARKED =
      """
      FROM participant
      WHERE service_sid = ? AND identity = ? AND is_open = 1 AND account_sid = ?\
      """;

  static final String COUNT = "SELECT count(*) " + UNMARKED;

  static final String WITH_STATE =
      """
      SELECT conversation_sid, sid,
        (SELECT state FROM conversation WHERE conversation.sid = participant.conversation_sid)
      """
          + UNMARKED
          + " AND conversation_sid > ? ORDER BY conversation_sid LIMIT ?";

  private static final String MARK = "UPDATE participant SET is_open = 0 WHERE sid = ?";

  /// A participant who is not marked.
  private record Unmarked(String conversation, String sid, @Nullable String state) {
    boolean isClosed() {
      return ConversationState.CLOSED.text().equals(state);
    }
  }

  /// Whether there are more than so many. Those that are still to be marked count, too, which makes
  /// the number too large and never too small; so they matter only at the limit.
  boolean areMoreThan(Scope scope, String identity, int max) {
    int count = sql.find(COUNT, row -> row.getInt(1), parameters(scope, identity)).orElseThrow();
    return count > max && first(scope, identity, max + 1).size() > max;
  }

  /// The first ones, by ascending sid.
  List<ConversationSid> first(Scope scope, String identity, int max) {
    var open = new ArrayList<ConversationSid>();
    var closed = new ArrayList<String>();
    var last = "";
    List<Unmarked> found;
    do {
      found = after(last, scope, identity, max - open.size());
      for (var one : found) {
        last = one.conversation();
        if (one.isClosed()) {
          closed.add(one.sid());
        } else {
          open.add(new ConversationSid(last));
        }
      }
    } while (!found.isEmpty() && open.size() < max);
    mark(closed.subList(0, Math.min(closed.size(), MARKED_MAX)));
    return open;
  }

  private List<Unmarked> after(String conversation, Scope scope, String identity, int max) {
    return sql.list(
        WITH_STATE,
        row -> new Unmarked(row.getString(1), row.getString(2), row.getString(3)),
        Sql.with(parameters(scope, identity), conversation, max));
  }

  private static Object[] parameters(Scope scope, String identity) {
    return new Object[] {scope.service().value(), identity, scope.account().value()};
  }

  /// Waits for nobody, since it is in no order with other locks: whom somebody else has locked is
  /// marked the next time.
  private void mark(List<String> participants) {
    if (participants.isEmpty()) {
      return;
    }
    var dialect = sql.dialect();
    var free =
        sql.list(
            dialect.lookUp("sid", "participant", "sid = wanted.value ->> 0", dialect.freeRowLock()),
            row -> row.getString(1),
            Wanted.of(participants, sid -> sid));
    sql.call(session -> {
      Batches.run(session, MARK, free, (update, sid) -> update.setString(1, sid));
      return free;
    });
  }
}
