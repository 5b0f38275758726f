package dev.confab.store;

import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The beginning of the event log, which may be removed, and what remembers how far.
final class RemovedEvents {
  private static final String KEPT =
      """
      SELECT epoch, (SELECT position FROM removed_event WHERE service_sid = ?) FROM event_epoch\
      """;

  static final String OLDEST =
      """
      SELECT position, service_sid, date_created FROM event
      WHERE position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  /// Not of services that are forgotten: nobody asks for their events.
  private static final String REMEMBER =
      """
      INSERT INTO removed_event (service_sid, position)
      SELECT sid, ? FROM service WHERE sid = ?
      ON CONFLICT (service_sid) DO UPDATE SET position = excluded.position
        WHERE removed_event.position < excluded.position\
      """;

  private static final String REMOVE = "DELETE FROM event WHERE position > ? AND position <= ?";

  /// An event that may be removed.
  record Old(long position, String service, Instant date) {}

  private RemovedEvents() {}

  /// Before the first event of a service that is kept.
  static Place last(Sql sql, ServiceSid service) {
    return sql.find(KEPT, row -> new Place(row.getInt(1), row.getLong(2)), service.value())
        .orElseThrow();
  }

  /// The first events, up to one that is not over.
  ///
  /// @param after before all events that there are. It spares the database the way over what was
  ///   removed, which it may have to keep for somebody who reads an old state
  /// @param upTo the last position that may be removed
  /// @param max how many at most
  static List<Old> over(Sql sql, long after, long upTo, int max, Predicate<Old> isOver) {
    return sql
        .list(
            OLDEST,
            row -> new Old(row.getLong(1), row.getString(2), Micros.instant(row.getLong(3))),
            after,
            upTo,
            max)
        .stream()
        .takeWhile(isOver)
        .toList();
  }

  /// Removes what [#over] finds.
  ///
  /// @return what was removed
  static List<Old> remove(Sql sql, long after, long upTo, int max, Predicate<Old> isOver) {
    var old = over(sql, after, upTo, max, isOver);
    // In one order, so that two servers that do this at once do not wait for each other crosswise.
    Map<String, Long> last = new TreeMap<>();
    old.forEach(event -> last.put(event.service(), event.position()));
    last.forEach((service, position) -> sql.update(REMEMBER, position, service));
    if (!old.isEmpty()) {
      sql.update(REMOVE, after, old.getLast().position());
    }
    return old;
  }
}
