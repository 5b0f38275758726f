package dev.confab.store;

import dev.confab.domain.Membership;
import dev.confab.domain.MembershipTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.UserSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Participants with their conversations, in a database.
record SqlMembershipTable(Sql sql) implements MembershipTable {
  /// Of any sid.
  private static final int SID_LENGTH = 34;

  private static final int PARTICIPANT = 1 + ConversationRows.COUNT;
  private static final int USER = PARTICIPANT + ParticipantRows.COUNT;
  private static final int UNREAD = USER + 1;

  /// Of the participant p and the conversation c, but for unread messages.
  private static final String COLUMNS =
      Columns.of("c", ConversationRows.COLUMNS)
          + ", "
          + Columns.of("p", ParticipantRows.COLUMNS)
          + ", u.sid, ";

  /// An index tells how many messages lie behind the horizon, but for deleted ones.
  private static final String COUNT_UNREAD =
      """
      CASE WHEN p.last_read_index IS NULL THEN NULL ELSE (
        SELECT count(*) FROM (
          SELECT 1 FROM message m
          WHERE m.conversation_sid = c.sid AND m.message_index > p.last_read_index
          LIMIT %d) AS unread) END\
      """
          .formatted(UNREAD_MAX);

  private static final String JOIN =
      """
       JOIN conversation c ON c.sid = p.conversation_sid
      LEFT JOIN chat_user u ON u.service_sid = p.service_sid AND u.identity = p.identity\
      """;

  private static final String FIND =
      "SELECT "
          + COLUMNS
          + COUNT_UNREAD
          + " FROM participant p"
          + JOIN
          + " WHERE p.conversation_sid = ? AND p.identity = ?"
          + " AND p.service_sid = ? AND p.account_sid = ?";

  /// Only of the page's own conversations it counts what is unread.
  private static final String OF_USER =
      "SELECT "
          + COLUMNS
          + COUNT_UNREAD
          + """
           FROM (
            SELECT j.sid, k.last_activity, k.sid AS conversation_sid
            FROM participant j JOIN conversation k ON k.sid = j.conversation_sid
            WHERE j.service_sid = ? AND j.identity = ? AND j.account_sid = ?
              AND (k.last_activity, k.sid) %1$s (?, ?)
            ORDER BY k.last_activity %2$s, k.sid %2$s LIMIT ?) AS page
          JOIN participant p ON p.sid = page.sid\
          """
          + JOIN
          + " ORDER BY page.last_activity %2$s, page.conversation_sid %2$s";

  private static final String OF_USER_FORWARD = OF_USER.formatted("<", "DESC");
  private static final String OF_USER_BACKWARD = OF_USER.formatted(">", "ASC");

  /// Somebody may be in one conversation by several addresses of ours, so the sid of the
  /// participant is part of the order.
  private static final String BY_CONVERSATION =
      "SELECT "
          + COLUMNS
          + "NULL FROM participant p"
          + JOIN
          + """
           WHERE p.service_sid = ? AND p.%1$s = ? AND p.account_sid = ?
            AND (p.conversation_sid, p.sid) %2$s (?, ?)
          ORDER BY p.conversation_sid %3$s, p.sid %3$s LIMIT ?\
          """;

  @Override
  public Optional<Membership> find(Scope scope, String identity, ConversationSid conversation) {
    return sql.find(
        FIND,
        SqlMembershipTable::read,
        conversation.value(),
        identity,
        scope.service().value(),
        scope.account().value());
  }

  @Override
  public Slice<Membership> ofUser(Scope scope, String identity, PageRequest page) {
    var keyset =
        new Keyset<Membership>(
            Keyset.Order.DESCENDING,
            one ->
                new Place(
                    Micros.of(one.conversation().dates().activity()),
                    one.conversation().sid().value()),
            (from, isBackward, max) ->
                sql.session()
                    .list(
                        isBackward ? OF_USER_BACKWARD : OF_USER_FORWARD,
                        SqlMembershipTable::read,
                        scope.service().value(),
                        identity,
                        scope.account().value(),
                        from.key(),
                        from.sid(),
                        max));
    return sql.call(_ -> keyset.slice(page));
  }

  @Override
  public Slice<Membership> ofIdentity(Scope scope, String identity, PageRequest page) {
    return byConversation(scope, "identity", identity, page);
  }

  @Override
  public Slice<Membership> ofAddress(Scope scope, String address, PageRequest page) {
    return byConversation(scope, "address", address, page);
  }

  private Slice<Membership> byConversation(
      Scope scope, String column, String value, PageRequest page) {
    var forward = BY_CONVERSATION.formatted(column, ">", "ASC");
    var backward = BY_CONVERSATION.formatted(column, "<", "DESC");
    var keyset =
        new Keyset<Membership>(
            Keyset.Order.ASCENDING,
            one -> new Place(0, one.conversation().sid().value() + one.participant().sid().value()),
            (from, isBackward, max) -> {
              int split = Math.min(from.sid().length(), SID_LENGTH);
              return sql.session()
                  .list(
                      isBackward ? backward : forward,
                      SqlMembershipTable::read,
                      scope.service().value(),
                      value,
                      scope.account().value(),
                      from.sid().substring(0, split),
                      from.sid().substring(split),
                      max);
            });
    return sql.call(_ -> keyset.slice(page));
  }

  private static Membership read(ResultSet row) throws SQLException {
    return new Membership(
        ParticipantRows.read(row, PARTICIPANT),
        ConversationRows.read(row),
        Columns.parsed(row, USER, UserSid::new),
        Columns.count(row, UNREAD));
  }
}
