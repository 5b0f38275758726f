package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventFeed.Filter;
import dev.confab.domain.EventLog.Stretch;
import dev.confab.domain.EventType;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.engine.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks through a service's events, or those of one stream of it, for what a filter lets through.
///
/// @param settled the last position that may be read
record EventSearch(Sql sql, Filter filter, long settled) {
  /// How many events are looked at when not all of them are wanted.
  static final int LOOK_MAX = 1_000;

  static final String OF_SERVICE =
      """
      SELECT position, type FROM event
      WHERE service_sid = ? AND position > ? AND position <= ? ORDER BY position LIMIT ?\
      """;

  static final String LAST =
      """
      SELECT position FROM event
      WHERE service_sid = ? AND position <= ? ORDER BY position DESC LIMIT 1\
      """;

  /// What was looked at.
  ///
  /// @param positions of all of it
  /// @param wanted the positions of what the filter lets through
  private record Looked(List<Long> positions, List<Long> wanted) {}

  private record Typed(long position, String type) {}

  /// The position of the last event of a service that is kept.
  static Optional<Long> last(Sql sql, ServiceSid service, long settled) {
    return sql.find(LAST, row -> row.getLong(1), service.value(), settled);
  }

  /// The query for what the filter asks of events at positions, whose parameter is made by
  /// [Wanted].
  static String types(Dialect dialect) {
    var columns = "event.position, event.type, event.service_sid";
    return dialect.lookUp(columns, "event", LoggedEvents.CONDITION, "");
  }

  /// @param max how many are wanted at most
  Stretch behind(long from, int max) {
    var stream = filter.stream();
    int room = stream == null && filter.types().isEmpty() ? max : Math.max(max, LOOK_MAX);
    var looked = stream == null ? ofService(from, room) : ofStream(stream, from, room);
    var wanted = looked.wanted();
    if (wanted.size() > max) {
      return stretch(wanted.subList(0, max), wanted.get(max - 1), false);
    }
    if (looked.positions().size() == room) {
      return stretch(wanted, looked.positions().getLast(), false);
    }
    long last = last(sql, filter.service(), settled).orElse(from);
    return stretch(wanted, Math.max(from, last), true);
  }

  private Stretch stretch(List<Long> positions, long to, boolean isLast) {
    return new Stretch(LoggedEvents.at(sql, positions), to, isLast);
  }

  private Looked ofService(long from, int room) {
    var types = texts(filter.types());
    var found =
        sql.list(
            OF_SERVICE,
            row -> new Typed(row.getLong(1), row.getString(2)),
            filter.service().value(),
            from,
            settled,
            room);
    return new Looked(
        found.stream().map(Typed::position).toList(),
        found.stream()
            .filter(event -> types.isEmpty() || types.contains(event.type()))
            .map(Typed::position)
            .toList());
  }

  /// A stream may be of another service; then nothing of it is wanted.
  private Looked ofStream(Stream stream, long from, int room) {
    var types = texts(filter.types());
    var positions =
        new EventStream(sql, stream)
            .behind(from, room).stream().filter(position -> position <= settled).toList();
    var wanted = new HashSet<Long>();
    sql.list(
        types(sql.dialect()),
        row ->
            (types.isEmpty() || types.contains(row.getString(2)))
                && filter.service().value().equals(row.getString(3))
                && wanted.add(row.getLong(1)),
        Wanted.of(positions, position -> "" + position));
    return new Looked(positions, positions.stream().filter(wanted::contains).toList());
  }

  static Set<String> texts(Set<EventType> types) {
    return types.stream().map(EventType::text).collect(Collectors.toUnmodifiableSet());
  }
}
