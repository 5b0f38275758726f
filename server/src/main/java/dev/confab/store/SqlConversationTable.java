package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversations in a database.
record SqlConversationTable(Sql sql) implements ConversationTable {
  private static final String BY_SID =
      "SELECT "
          + ConversationRows.COLUMNS
          + " FROM conversation WHERE sid = ? AND service_sid = ? AND account_sid = ?";

  private static final String MESSAGING_SERVICES =
      "SELECT sid, messaging_service_sid FROM conversation WHERE messaging_service_sid IS NOT NULL";

  static final String FIRST_TIMER =
      """
      SELECT timer_due FROM conversation
      WHERE timer_due IS NOT NULL ORDER BY timer_due, sid LIMIT 1\
      """;

  /// Whoever fires timers has this row locked, which says that it is his turn.
  private static final String TURN = "SELECT job FROM job_turn WHERE job = 'timers'";

  static final String DUE =
      "SELECT "
          + ConversationRows.COLUMNS
          + """
          , EXISTS (SELECT 1 FROM service
              WHERE service.sid = service_sid AND date_deleted IS NOT NULL)
          FROM conversation WHERE timer_due <= ? ORDER BY timer_due, sid LIMIT ?\
          """;

  private static final int IS_DELETED = 1 + ConversationRows.COUNT;

  /// @param lookedFor when the conversation was to be looked at, which is not after a timer is due
  private record Armed(Conversation conversation, Instant lookedFor) {}

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
      var insert = session.prepare(ConversationRows.INSERT);
      ConversationRows.bindInsert(insert, conversation);
      return insert.executeUpdate();
    });
  }

  @Override
  public void replace(Conversation from, Conversation to) {
    sql.call(session -> {
      ConversationNames.move(session, from, to);
      var update = session.prepare(ConversationRows.UPDATE);
      ConversationRows.bindUpdate(update, to);
      return update.executeUpdate();
    });
  }

  @Override
  public void replaceAll(Collection<Conversation> changed) {
    sql.call(session -> {
      ConversationRows.updateAll(session, changed);
      return changed;
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
  public Optional<Instant> firstTimer() {
    return sql.find(FIRST_TIMER, row -> Micros.instant(row.getLong(1)));
  }

  @Override
  public Due lockDue(Instant now, int max) {
    var free = sql.dialect().freeRowLock();
    if (sql.find(TURN + free, row -> row.getString(1)).isEmpty()) {
      return new Due(List.of(), now);
    }
    var armed = sql.list(DUE + free, SqlConversationTable::armed, Micros.of(now), max);
    return new Due(
        armed.stream().map(Armed::conversation).toList(),
        armed.size() < max ? now : armed.getLast().lookedFor());
  }

  @Override
  public void rearm(Collection<Conversation> unchanged) {
    sql.call(session -> {
      ConversationRows.rearm(session, unchanged);
      return unchanged;
    });
  }

  private static Armed armed(ResultSet row) throws SQLException {
    var found = ConversationRows.read(row);
    return new Armed(
        row.getBoolean(IS_DELETED) ? found.withoutTimers() : found,
        Micros.instant(row.getLong(ConversationRows.TIMER_DUE)));
  }

  @Override
  public Map<ConversationSid, MessagingServiceSid> messagingServices(
      Collection<ConversationSid> conversations) {
    var of = AnyOf.of("sid", conversations.stream().map(ConversationSid::value).toList());
    var found = new HashMap<ConversationSid, MessagingServiceSid>();
    if (!conversations.isEmpty()) {
      sql.list(
              MESSAGING_SERVICES + of.condition(),
              row ->
                  Map.entry(
                      new ConversationSid(row.getString(1)),
                      new MessagingServiceSid(row.getString(2))),
              of.parameters().toArray())
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
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
