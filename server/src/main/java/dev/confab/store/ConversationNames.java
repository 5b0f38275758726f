package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Scope;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of unique names. Its primary key decides who gets a name.
final class ConversationNames {
  private static final String TAKE =
      """
      INSERT INTO conversation_name (account_sid, service_sid, name, conversation_sid)
      SELECT ?, ?, ?, ? WHERE TRUE ON CONFLICT (account_sid, service_sid, name) DO NOTHING\
      """;

  static final String FREE =
      "DELETE FROM conversation_name WHERE account_sid = ? AND service_sid = ? AND name = ?";

  private static final String OWNER =
      """
      SELECT conversation_sid FROM conversation_name
      WHERE account_sid = ? AND service_sid = ? AND name = ?\
      """;

  private ConversationNames() {}

  static Failure taken() {
    return new Failure(
        ErrorCode.UNIQUE_NAME_TAKEN, "Conversation with provided unique name already exists");
  }

  /// The sid of the conversation that has a name.
  static Optional<String> owner(Session session, Scope scope, String name) throws SQLException {
    return session.find(
        OWNER, row -> row.getString(1), scope.account().value(), scope.service().value(), name);
  }

  /// Takes the names of many conversations, all of which have one.
  ///
  /// @return whether each got its name
  static boolean[] takeAll(Session session, List<Conversation> conversations) throws SQLException {
    var take = session.prepare(TAKE);
    for (var conversation : conversations) {
      bindTake(take, conversation);
      take.addBatch();
    }
    return Batches.changed(take);
  }

  /// Frees the names of those conversations that have one.
  static void freeAll(Session session, List<Conversation> conversations) throws SQLException {
    var free = session.prepare(FREE);
    for (var conversation : conversations) {
      if (conversation.profile().uniqueName() != null) {
        bindFree(free, conversation);
        free.addBatch();
      }
    }
    free.executeBatch();
  }

  /// Follows a change of a conversation.
  ///
  /// @throws Failure with [ErrorCode#UNIQUE_NAME_TAKEN]
  static void move(Session session, Conversation from, Conversation to) throws SQLException {
    @Nullable String name = to.profile().uniqueName();
    if (Objects.equals(from.profile().uniqueName(), name)) {
      return;
    }
    freeAll(session, List.of(from));
    take(session, to);
  }

  /// Takes the name of a conversation, if it has one.
  ///
  /// @throws Failure with [ErrorCode#UNIQUE_NAME_TAKEN]
  static void take(Session session, Conversation conversation) throws SQLException {
    if (conversation.profile().uniqueName() != null
        && !takeAll(session, List.of(conversation))[0]) {
      throw taken();
    }
  }

  private static void bindTake(PreparedStatement take, Conversation conversation)
      throws SQLException {
    bindFree(take, conversation);
    take.setString(4, conversation.sid().value());
  }

  private static void bindFree(PreparedStatement free, Conversation conversation)
      throws SQLException {
    free.setString(1, conversation.scope().account().value());
    free.setString(2, conversation.scope().service().value());
    free.setString(3, conversation.profile().uniqueName());
  }
}
