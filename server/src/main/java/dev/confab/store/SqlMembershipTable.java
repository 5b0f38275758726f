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

  /// Somebody may be in one conversation by several addresses of ours, so the sid of the
  /// participant is part of the order.
  private static final String LIST =
      "SELECT "
          + COLUMNS
          + """
          %1$s FROM participant p
           JOIN conversation c ON c.sid = p.conversation_sid
          LEFT JOIN chat_user u ON u.service_sid = p.service_sid AND u.identity = p.identity
          WHERE p.service_sid = ? AND p.%2$s = ? AND p.account_sid = ?
            AND (p.conversation_sid, p.sid) %3$s (?, ?)
          ORDER BY p.conversation_sid %4$s, p.sid %4$s LIMIT %5$d\
          """;

  /// A list of conversations, by one column of their participants. An index has its order, so a
  /// page costs the same wherever it lies.
  enum Listing {
    OF_USER("identity", COUNT_UNREAD, Keyset.Order.DESCENDING),
    OF_IDENTITY("identity", "NULL", Keyset.Order.ASCENDING),
    OF_ADDRESS("address", "NULL", Keyset.Order.ASCENDING);

    private final String column;
    private final String unread;
    private final Keyset.Order order;

    Listing(String column, String unread, Keyset.Order order) {
      this.column = column;
      this.unread = unread;
      this.order = order;
    }

    /// The query for one direction, which finds at least `max` if there are as many. Its parameters
    /// are service, value, account, and the conversation and participant that are left out.
    String sql(boolean isBackward, int max) {
      boolean ascends = (order == Keyset.Order.ASCENDING) != isBackward;
      return LIST.formatted(
          unread, column, ascends ? ">" : "<", ascends ? "ASC" : "DESC", Keyset.limit(max));
    }
  }

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
    return list(Listing.OF_USER, scope, identity, page);
  }

  @Override
  public Slice<Membership> ofIdentity(Scope scope, String identity, PageRequest page) {
    return list(Listing.OF_IDENTITY, scope, identity, page);
  }

  @Override
  public Slice<Membership> ofAddress(Scope scope, String address, PageRequest page) {
    return list(Listing.OF_ADDRESS, scope, address, page);
  }

  private Slice<Membership> list(Listing listing, Scope scope, String value, PageRequest page) {
    var keyset =
        new Keyset<Membership>(
            listing.order,
            one -> new Place(0, one.conversation().sid().value() + one.participant().sid().value()),
            (from, isBackward, max) -> {
              int split = Math.min(from.sid().length(), SID_LENGTH);
              return sql.session()
                  .first(
                      max,
                      listing.sql(isBackward, max),
                      SqlMembershipTable::read,
                      scope.service().value(),
                      value,
                      scope.account().value(),
                      from.sid().substring(0, split),
                      from.sid().substring(split));
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
