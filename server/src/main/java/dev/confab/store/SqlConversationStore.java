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
import org.jspecify.annotations.Nullable;

/// Conversations in a database.
final class SqlConversationStore implements ConversationStore {
  private static final String BY_SID =
      "SELECT "
          + ConversationRows.COLUMNS
          + " FROM conversation WHERE sid = ? AND service_sid = ? AND account_sid = ?";

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
    return database.read(session -> select(session, scope, ref, ""));
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
    return database.read(session -> list.keyset(session).slice(page));
  }

  private Optional<Conversation> lock(Session session, Scope scope, ConversationRef ref)
      throws SQLException {
    return select(session, scope, ref, database.dialect().rowLock());
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
    session.update(DELETE, conversation.sid().value());
  }
}
