package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationStore;
import dev.confab.domain.Once;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.store.InsertConversations.Creation;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Conversations in a database.
final class SqlConversationStore implements ConversationStore {
  private static final String BY_SID =
      "SELECT "
          + ConversationRows.COLUMNS
          + " FROM conversation WHERE sid = :ref AND service_sid = :service AND account_sid = :account";

  private static final String SID_OF_NAME =
      """
      SELECT conversation_sid FROM conversation_name
      WHERE account_sid = :account AND service_sid = :service AND name = :ref\
      """;

  private static final String DELETE = "DELETE FROM conversation WHERE sid = ?";

  private final Database database;
  private final InsertConversations insertions = new InsertConversations();

  SqlConversationStore(Database database) {
    this.database = database;
  }

  @Override
  public void insert(Conversation conversation, @Nullable Once<Conversation> once) {
    database.write(insertions, new Creation(conversation, once));
  }

  @Override
  public Optional<Conversation> find(Scope scope, ConversationRef ref) {
    return database.read(handle -> select(handle, scope, ref, ""));
  }

  @Override
  public Optional<Conversation> update(
      Scope scope,
      ConversationRef ref,
      UnaryOperator<Conversation> rule,
      @Nullable Once<Conversation> once) {
    return database.write(session -> {
      var found = lock(session, scope, ref);
      if (found.isEmpty()) {
        return found;
      }
      var changed = rule.apply(found.get());
      replace(session, found.get(), changed);
      Answers.save(session, once, changed);
      return Optional.of(changed);
    });
  }

  @Override
  public boolean delete(Scope scope, ConversationRef ref) {
    return database.write(session -> {
      var found = lock(session, scope, ref);
      if (found.isPresent()) {
        remove(session, found.get());
      }
      return found.isPresent();
    });
  }

  @Override
  public Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page) {
    var list = new ConversationList(scope, filter);
    return database.read(handle -> list.keyset(handle).slice(page));
  }

  private Optional<Conversation> lock(Session session, Scope scope, ConversationRef ref) {
    return select(session.handle(), scope, ref, database.dialect().rowLock());
  }

  /// A name is looked up first and its conversation then, which may have given the name away in
  /// between; then nobody had the name for a moment, and that is what this method tells.
  private static Optional<Conversation> select(
      Handle handle, Scope scope, ConversationRef ref, String lock) {
    return switch (ref) {
      case ConversationRef.BySid(var sid) -> bySid(handle, scope, sid.value(), lock);
      case ConversationRef.ByUniqueName(var name) ->
          bind(handle.createQuery(SID_OF_NAME), scope, name)
              .mapTo(String.class)
              .findOne()
              .flatMap(sid -> bySid(handle, scope, sid, lock))
              .filter(found -> name.equals(found.profile().uniqueName()));
    };
  }

  private static Optional<Conversation> bySid(Handle handle, Scope scope, String sid, String lock) {
    return bind(handle.createQuery(BY_SID + lock), scope, sid)
        .map((row, _) -> ConversationRows.read(row))
        .findOne();
  }

  private static Query bind(Query query, Scope scope, String ref) {
    return query
        .bind("ref", ref)
        .bind("service", scope.service().value())
        .bind("account", scope.account().value());
  }

  private static void replace(Session session, Conversation from, Conversation to)
      throws SQLException {
    if (to.equals(from)) {
      return;
    }
    ConversationNames.move(session, from, to);
    var update = session.prepare(ConversationRows.UPDATE);
    ConversationRows.bindUpdate(update, to);
    update.executeUpdate();
  }

  private static void remove(Session session, Conversation conversation) throws SQLException {
    ConversationNames.freeAll(session, List.of(conversation));
    session.handle().execute(DELETE, conversation.sid().value());
  }
}
