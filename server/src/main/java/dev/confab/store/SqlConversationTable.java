package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Conversations in a database.
record SqlConversationTable(Sql sql) implements ConversationTable {
  private static final String BY_SID =
      "SELECT "
          + ConversationRows.COLUMNS
          + " FROM conversation WHERE sid = ? AND service_sid = ? AND account_sid = ?";

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
