package dev.confab.store;

import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The beginning of the event log, which may be removed, and what remembers how far.
final class RemovedEvents {
  private static final String LAST = "SELECT position FROM removed_event WHERE service_sid = ?";

  private static final String OLDEST =
      """
      SELECT position, service_sid, date_created FROM event
      WHERE position <= ? ORDER BY position LIMIT ?\
      """;

  /// Not of services that are forgotten: nobody asks for their events.
  private static final String REMEMBER =
      """
      INSERT INTO removed_event (service_sid, position)
      SELECT sid, ? FROM service WHERE sid = ?
      ON CONFLICT (service_sid) DO UPDATE SET position = excluded.position
        WHERE removed_event.position < excluded.position\
      """;

  private static final String REMOVE = "DELETE FROM event WHERE position <= ?";

  /// An event that may be removed.
  record Old(long position, String service, Instant date) {}

  private RemovedEvents() {}

  /// The position of the last removed event of a service; 0 when it has lost none.
  static long last(Sql sql, ServiceSid service) {
    return sql.find(LAST, row -> row.getLong(1), service.value()).orElse(0L);
  }

  /// The first events, up to one that is not over.
  ///
  /// @param upTo the last position that may be removed
  /// @param max how many at most
  static List<Old> over(Sql sql, long upTo, int max, Predicate<Old> isOver) {
    return sql
        .list(
            OLDEST,
            row -> new Old(row.getLong(1), row.getString(2), Micros.instant(row.getLong(3))),
            upTo,
            max)
        .stream()
        .takeWhile(isOver)
        .toList();
  }

  /// Removes what [#over] finds.
  ///
  /// @return how many were removed
  static int remove(Sql sql, long upTo, int max, Predicate<Old> isOver) {
    var old = over(sql, upTo, max, isOver);
    if (old.isEmpty()) {
      return 0;
    }
    // In one order, so that two servers that do this at once do not wait for each other crosswise.
    Map<String, Long> last = new TreeMap<>();
    old.forEach(event -> last.put(event.service(), event.position()));
    last.forEach((service, position) -> sql.update(REMEMBER, position, service));
    return sql.update(REMOVE, old.getLast().position());
  }
}
