package dev.confab.store;

import dev.confab.store.engine.Database;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Removes what deleted services have left behind, in transactions that hold nobody up for long.
final class DeletedServices {
  private static final int CHUNK_MAX = 500;

  private static final String DELETED =
      """
      SELECT sid, account_sid, date_deleted FROM service
      WHERE date_deleted IS NOT NULL ORDER BY date_deleted, sid\
      """;

  private static final String LEFT =
      "SELECT sid, unique_name FROM conversation WHERE service_sid = ? LIMIT ?";

  private static final String REMOVE = "DELETE FROM conversation WHERE sid = ?";

  private static final String FORGET = "DELETE FROM service WHERE sid = ?";

  private record Deleted(String sid, String account, long date) {}

  private record Left(String sid, @Nullable String name) {}

  private final Database database;

  DeletedServices(Database database) {
    this.database = database;
  }

  /// @return how many rows were removed, conversations and services; at most `max`
  int purge(long deletedBefore, int max) {
    int removed = 0;
    for (var service : deleted()) {
      int before;
      do {
        before = removed;
        removed += removeSome(service, Math.min(CHUNK_MAX, max - removed));
      } while (removed > before && removed < max);
      if (removed >= max) {
        return removed;
      }
      if (service.date() < deletedBefore) {
        removed += forget(service);
      }
    }
    return removed;
  }

  private List<Deleted> deleted() {
    return database.read(session ->
        session.list(
            DELETED, row -> new Deleted(row.getString(1), row.getString(2), row.getLong(3))));
  }

  private int removeSome(Deleted service, int max) {
    return database.write(session -> removeSome(session, service, max));
  }

  private static int removeSome(Session session, Deleted service, int max) throws SQLException {
    var left =
        session.list(LEFT, row -> new Left(row.getString(1), row.getString(2)), service.sid(), max);
    var remove = session.prepare(REMOVE);
    var free = session.prepare(ConversationNames.FREE);
    for (var conversation : left) {
      remove.setString(1, conversation.sid());
      remove.addBatch();
      if (conversation.name() != null) {
        free.setString(1, service.account());
        free.setString(2, service.sid());
        free.setString(3, conversation.name());
        free.addBatch();
      }
    }
    free.executeBatch();
    remove.executeBatch();
    return left.size();
  }

  private int forget(Deleted service) {
    return database.write(session -> session.update(FORGET, service.sid()));
  }
}
