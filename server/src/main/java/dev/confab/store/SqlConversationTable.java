package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.store.ConversationRows.Insertion;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Conversations in a database.
record SqlConversationTable(Sql sql) implements ConversationTable {
  private static final String BY_SID =
      "SELECT "
          + ConversationRows.COLUMNS
          + " FROM conversation WHERE sid = ? AND service_sid = ? AND account_sid = ?";

  static final String LOOKS =
      """
      SELECT sid, next_look FROM conversation
      WHERE next_look >= ? AND next_look <= ? ORDER BY next_look, sid LIMIT ?\
      """;

  private static final String PUT_OFF =
      "UPDATE conversation SET next_look = ? WHERE sid = ? AND next_look <= ?";

  private static final String ARMED =
      ConversationRows.COLUMNS
          + """
          , EXISTS (SELECT 1 FROM service
              WHERE service.sid = service_sid AND date_deleted IS NOT NULL) AS is_deleted\
          """;

  private static final String IS_LOOKED_AT = "sid = wanted.value ->> 0 AND next_look <= ?";

  private static final int IS_DELETED = 1 + ConversationRows.COUNT;

  @Override
  public Optional<Conversation> find(Scope scope, ConversationRef ref) {
    return sql.call(session -> select(session, scope, ref, ""));
  }

  @Override
  public Optional<Conversation> lock(Scope scope, ConversationRef ref) {
    return sql.call(session -> select(session, scope, ref, sql.dialect().rowLock()));
  }

  @Override
  public void insert(Conversation conversation) {
    sql.call(session -> {
      ConversationNames.take(session, conversation);
      Insertion.of(sql.dialect()).run(session, List.of(conversation));
      return conversation;
    });
  }

  @Override
  public void replace(Conversation from, Conversation to) {
    sql.call(session -> {
      ConversationNames.move(session, from, to);
      ConversationRows.update(session, from, to);
      return to;
    });
  }

  @Override
  public void delete(Conversation conversation) {
    sql.call(session -> {
      DeletedConversations.delete(session, List.of(conversation.sid().value()));
      return conversation;
    });
  }

  @Override
  public Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page) {
    var list = new ConversationList(scope, filter);
    return sql.call(session -> list.keyset(session).slice(page));
  }

  @Override
  public List<Look> looks(Instant from, Instant to, int max) {
    return sql.list(
        LOOKS,
        row -> new Look(new ConversationSid(row.getString(1)), Micros.instant(row.getLong(2))),
        Micros.of(from),
        Micros.of(to),
        max);
  }

  @Override
  public List<Conversation> lockArmed(Collection<ConversationSid> conversations, Instant now) {
    return sql.list(
        lockArmed(sql.dialect()),
        SqlConversationTable::armed,
        Wanted.of(conversations, ConversationSid::value),
        Micros.of(now));
  }

  /// Its parameters are the sids, made by [Wanted], and the time.
  static String lockArmed(Dialect dialect) {
    return dialect.lookUp(ARMED, "conversation", IS_LOOKED_AT, dialect.freeRowLock());
  }

  private static Conversation armed(ResultSet row) throws SQLException {
    var found = ConversationRows.read(row);
    return row.getBoolean(IS_DELETED) ? found.withoutTimers() : found;
  }

  @Override
  public void replaceFired(Collection<Conversation> fired) {
    sql.call(session -> {
      ConversationRows.updateTimers(session, fired);
      return fired;
    });
  }

  @Override
  public void rearm(Collection<Conversation> unchanged) {
    sql.call(session -> {
      ConversationRows.rearm(session, unchanged);
      return unchanged;
    });
  }

  @Override
  public void putOff(ConversationSid conversation, Instant now, Instant later) {
    sql.update(PUT_OFF, Micros.of(later), conversation.value(), Micros.of(now));
  }

  /// A name is looked up first and its conversation then, which may have given the name away in
  /// between; then nobody had the name for a moment, and that is what this method tells.
  private static Optional<Conversation> select(
      Session session, Scope scope, ConversationRef ref, String lock) throws SQLException {
    return switch (ref) {
      case ConversationRef.BySid(var sid) -> bySid(session, scope, sid.value(), lock);
      case ConversationRef.ByUniqueName(var name) -> {
        var sid = ConversationNames.owner(session, scope, name);
        yield sid.isEmpty()
            ? Optional.empty()
            : bySid(session, scope, sid.get(), lock)
                .filter(found -> name.equals(found.profile().uniqueName()));
      }
    };
  }

  private static Optional<Conversation> bySid(Session session, Scope scope, String sid, String lock)
      throws SQLException {
    return session.find(
        BY_SID + lock,
        ConversationRows::read,
        sid,
        scope.service().value(),
        scope.account().value());
  }
}
