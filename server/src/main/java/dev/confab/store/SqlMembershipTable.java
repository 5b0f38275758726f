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
          WHERE m.conversation_number = c.number AND m.message_index > p.last_read_index
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

  /// No index has this order, because each message would change it for everybody in the
  /// conversation. So each page reads and sorts all conversations of the user, and nobody else's:
  /// up to a limit, a thousand by default, are not closed; closed ones come on top. What is unread
  /// is counted behind the inner limit, so only for rows of the page. No index has the sum, so that
  /// no planner begins with the latest conversations of everybody.
  private static final String BY_ACTIVITY =
      "SELECT "
          + COLUMNS
          + COUNT_UNREAD
          + """
           FROM (
            SELECT j.*, k.last_activity + 0 AS activity
            FROM participant j JOIN conversation k ON k.sid = j.conversation_sid
            WHERE j.service_sid = ? AND j.identity = ? AND j.account_sid = ?
              AND (k.last_activity + 0, k.sid) %1$s (?, ?)
            ORDER BY activity %2$s, k.sid %2$s LIMIT %3$d) AS p\
          """
          + JOIN
          + " ORDER BY p.activity %2$s, p.conversation_sid %2$s LIMIT %3$d";

  /// Somebody may be in one conversation by several addresses of ours, so the sid of the
  /// participant is part of the order. An index has it, so a page costs the same wherever it lies.
  private static String bySid(String column) {
    return "SELECT "
        + COLUMNS
        + "NULL FROM participant p"
        + JOIN
        + " WHERE p.service_sid = ? AND p."
        + column
        + """
         = ? AND p.account_sid = ?
          AND (p.conversation_sid, p.sid) %1$s (?, ?)
        ORDER BY p.conversation_sid %2$s, p.sid %2$s LIMIT %3$d\
        """;
  }

  /// A list of conversations of somebody, who is named by one column of participants.
  enum Listing {
    OF_USER(BY_ACTIVITY, Keyset.Order.DESCENDING),
    OF_IDENTITY(bySid("identity"), Keyset.Order.ASCENDING),
    OF_ADDRESS(bySid("address"), Keyset.Order.ASCENDING);

    private final String select;
    private final Keyset.Order order;

    Listing(String select, Keyset.Order order) {
      this.select = select;
      this.order = order;
    }

    /// The query for one direction, which finds at least `max` if there are as many. Its parameters
    /// are service, value, account, and the [#keys] of what is left out.
    String sql(boolean isBackward, int max) {
      boolean ascends = (order == Keyset.Order.ASCENDING) != isBackward;
      return select.formatted(ascends ? ">" : "<", ascends ? "ASC" : "DESC", Keyset.limit(max));
    }

    Place place(Membership one) {
      var conversation = one.conversation();
      var sid = conversation.sid().value();
      return switch (this) {
        case OF_USER -> new Place(Micros.of(conversation.dates().activity()), sid);
        case OF_IDENTITY, OF_ADDRESS -> new Place(0, sid + one.participant().sid().value());
      };
    }

    Object[] keys(Place place) {
      var sid = place.sid();
      int split = Math.min(sid.length(), SID_LENGTH);
      return switch (this) {
        case OF_USER -> new Object[] {place.key(), sid};
        case OF_IDENTITY, OF_ADDRESS ->
            new Object[] {sid.substring(0, split), sid.substring(split)};
      };
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
            listing::place,
            (from, isBackward, max) ->
                sql.session()
                    .first(
                        max,
                        listing.sql(isBackward, max),
                        SqlMembershipTable::read,
                        Sql.with(
                            new Object[] {scope.service().value(), value, scope.account().value()},
                            listing.keys(from))));
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
