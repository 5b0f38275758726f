package dev.confab.store;

import dev.confab.domain.Trash;
import dev.confab.store.engine.Database;
import java.time.Instant;
import java.util.List;

/// Removes what deleted services have left behind, in transactions that hold nobody up for long.
final class SqlTrash implements Trash {
  private static final int CHUNK_MAX = 500;

  private static final String DELETED =
      """
      SELECT sid, date_deleted FROM service
      WHERE date_deleted IS NOT NULL ORDER BY date_deleted, sid\
      """;

  private static final String CONVERSATIONS =
      "SELECT sid FROM conversation WHERE service_sid = ? LIMIT ?";

  /// The rows of a service besides its conversations, some at a time.
  private static final List<String> ROWS =
      List.of(
          rows("chat_user", "sid", "service_sid"),
          rows("push_binding", "sid", "service_sid"),
          rows("role", "sid", "service_sid"),
          rows("webhook_configuration", "owner_sid", "owner_sid"),
          rows("service_settings", "service_sid", "service_sid"));

  private static final String FORGET = "DELETE FROM service WHERE sid = ?";

  private record DeletedService(String sid, long date) {}

  private final Database database;

  SqlTrash(Database database) {
    this.database = database;
  }

  @Override
  public int purge(Instant deletedBefore, int max) {
    int removed = 0;
    for (var service : services()) {
      removed += remove(service, max - removed);
      if (removed >= max) {
        return removed;
      }
      if (service.date() < Micros.of(deletedBefore)) {
        removed += database.write(session -> session.update(FORGET, service.sid()));
      }
    }
    return removed;
  }

  private List<DeletedService> services() {
    return database.read(session ->
        session.list(DELETED, row -> new DeletedService(row.getString(1), row.getLong(2))));
  }

  /// @return how many rows of a service were removed; less than `max` when none is left
  private int remove(DeletedService service, int max) {
    int removed = 0;
    int before;
    do {
      before = removed;
      removed += removeConversations(service, Math.min(CHUNK_MAX, max - removed));
    } while (removed > before && removed < max);
    for (var sql : ROWS) {
      do {
        before = removed;
        int chunk = Math.min(CHUNK_MAX, max - removed);
        removed += database.write(session -> session.update(sql, service.sid(), chunk));
      } while (removed > before && removed < max);
    }
    return removed;
  }

  private int removeConversations(DeletedService service, int max) {
    return database.write(session -> {
      var sids = session.list(CONVERSATIONS, row -> row.getString(1), service.sid(), max);
      DeletedConversations.delete(session, sids);
      return sids.size();
    });
  }

  private static String rows(String table, String key, String service) {
    return "DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM %1$s WHERE %3$s = ? LIMIT ?)"
        .formatted(table, key, service);
  }
}
