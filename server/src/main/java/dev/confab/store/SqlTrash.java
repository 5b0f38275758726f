package dev.confab.store;

import dev.confab.domain.Scope;
import dev.confab.domain.Trash;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Removes what deleted services, conversations and roles have left behind, in transactions that
/// hold nobody up for long.
final class SqlTrash implements Trash {
  private static final int CHUNK_MAX = 500;

  /// Each may have a thousand participants, which go with it.
  private static final int CONVERSATIONS_CHUNK_MAX = 20;

  private static final String DELETED =
      """
      SELECT sid, date_deleted FROM service
      WHERE date_deleted IS NOT NULL ORDER BY date_deleted, sid\
      """;

  private static final String CONVERSATIONS =
      "SELECT sid FROM conversation WHERE service_sid = ? ORDER BY sid LIMIT ?";

  /// The rows of a service besides its conversations, some at a time.
  private static final List<String> ROWS =
      List.of(
          rows("chat_user", "sid", "service_sid"),
          MediaRows.DELETE_OF_SERVICE,
          rows("push_binding", "sid", "service_sid"),
          rows("role", "sid", "service_sid"),
          rows("webhook_configuration", "owner_sid", "owner_sid"),
          rows("webhook_settings", "service_sid", "service_sid"),
          rows("event_sink", "service_sid", "service_sid"),
          rows("service_settings", "service_sid", "service_sid"),
          rows("removed_event", "service_sid", "service_sid"));

  static final String DELIVERIES =
      """
      DELETE FROM webhook_delivery WHERE (service_sid, sid) IN (
        SELECT service_sid, sid FROM webhook_delivery WHERE service_sid = ? ORDER BY sid LIMIT ?)\
      """;

  /// Whoever sends the deliveries must know that they are gone.
  static final String RENEWALS =
      """
      INSERT INTO webhook_renewal (webhook_sid) SELECT DISTINCT webhook_sid FROM (
        SELECT webhook_sid, state FROM webhook_delivery
        WHERE service_sid = ? ORDER BY sid LIMIT ?) AS gone
      WHERE state = 'open'\
      """;

  /// A service whose messages are still to be removed is kept: their events need it.
  private static final String FORGET =
      """
      DELETE FROM service WHERE sid = ?
        AND NOT EXISTS (SELECT 1 FROM deleted_conversation WHERE service_sid = service.sid)\
      """;

  private static final String DELETED_CONVERSATION =
      "SELECT sid, account_sid, service_sid FROM deleted_conversation ORDER BY sid LIMIT 1";

  private static final String FORGET_CONVERSATION =
      "DELETE FROM deleted_conversation WHERE sid = ?";

  private static final String MESSAGES =
      "SELECT "
          + MessageRows.COLUMNS
          + " FROM message WHERE "
          + MessageRows.OF_CONVERSATION
          + " ORDER BY message_index LIMIT ?";

  private record DeletedService(String sid, long date) {}

  private record DeletedConversation(String sid, Scope scope) {}

  private final Database database;

  SqlTrash(Database database) {
    this.database = database;
  }

  @Override
  public int purge(Instant deletedBefore, int max) {
    int removed = 0;
    var services = services();
    for (var service : services) {
      removed += remove(service, max - removed);
    }
    removed += removeMessages(max - removed);
    removed += replaceRoles(max - removed);
    if (removed < max) {
      removed += forget(services, Micros.of(deletedBefore));
      removed += forgetRoles(deletedBefore, max - removed);
    }
    return removed;
  }

  private int forget(List<DeletedService> services, long deletedBefore) {
    int forgotten = 0;
    for (var service : services) {
      if (service.date() < deletedBefore) {
        forgotten += database.write(session -> session.update(FORGET, service.sid()));
      }
    }
    return forgotten;
  }

  private int replaceRoles(int max) {
    int replaced = 0;
    for (var role : database.read(session -> DeletedRoles.held(session, max))) {
      replaced += inChunks(max - replaced, chunk -> replace(role, chunk));
    }
    return replaced;
  }

  private int replace(DeletedRoles.Deleted role, int max) {
    return database.write(
        session -> DeletedRoles.replace(new Sql(session, database.dialect()), role, max));
  }

  private int forgetRoles(Instant deletedBefore, int max) {
    return database.write(session -> DeletedRoles.forget(session, deletedBefore, max));
  }

  private List<DeletedService> services() {
    return database.read(session ->
        session.list(DELETED, row -> new DeletedService(row.getString(1), row.getLong(2))));
  }

  private int remove(DeletedService service, int max) {
    int removed = inChunks(max, chunk -> removeConversations(service, chunk));
    removed += inChunks(max - removed, chunk -> removeDeliveries(service, chunk));
    for (var sql : ROWS) {
      removed +=
          inChunks(
              max - removed,
              chunk -> database.write(session -> session.update(sql, service.sid(), chunk)));
    }
    return removed;
  }

  /// Repeats a removal of at most so many rows until it finds none.
  ///
  /// @return how many rows were removed; less than `max` when none is left
  private static int inChunks(int max, IntUnaryOperator removal) {
    int removed = 0;
    int more = -1;
    while (removed < max && more != 0) {
      more = removal.applyAsInt(Math.min(CHUNK_MAX, max - removed));
      removed += more;
    }
    return removed;
  }

  private int removeConversations(DeletedService service, int max) {
    return database.write(session -> {
      // Locked, because a request that had begun may still add to them.
      var sids =
          session.list(
              CONVERSATIONS + database.dialect().rowLock(),
              row -> row.getString(1),
              service.sid(),
              Math.min(max, CONVERSATIONS_CHUNK_MAX));
      DeletedConversations.deleteSilently(session, sids);
      return sids.size();
    });
  }

  private int removeDeliveries(DeletedService service, int max) {
    return database.write(session -> {
      session.update(RENEWALS, service.sid(), max);
      return session.update(DELIVERIES, service.sid(), max);
    });
  }

  private int removeMessages(int max) {
    return inChunks(max, chunk -> database.write(session -> removeMessages(session, chunk)));
  }

  /// Removes messages of one deleted conversation, and what remembers it with the last of them.
  ///
  /// @return how many rows were removed
  private static int removeMessages(Session session, int max) throws SQLException {
    var conversation =
        session.find(
            DELETED_CONVERSATION,
            row -> new DeletedConversation(row.getString(1), Columns.scope(row, 2, 3)));
    if (conversation.isEmpty()) {
      return 0;
    }
    var scope = conversation.get().scope();
    var sid = conversation.get().sid();
    var messages = session.list(MESSAGES, row -> MessageRows.read(row, 1, scope), sid, max);
    if (!messages.isEmpty()) {
      DeletedMessages.delete(session, messages);
    }
    boolean isLast = messages.size() < max;
    return messages.size() + (isLast ? session.update(FORGET_CONVERSATION, sid) : 0);
  }

  private static String rows(String table, String key, String service) {
    return "DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM %1$s WHERE %3$s = ? LIMIT ?)"
        .formatted(table, key, service);
  }
}
