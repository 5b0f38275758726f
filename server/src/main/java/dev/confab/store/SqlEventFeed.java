package dev.confab.store;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventFeed;
import dev.confab.domain.Failure;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.Session;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The feeds of the services in a database.
final class SqlEventFeed implements EventFeed {
  /// Of more positions nobody looks where something has happened: after an outage they may be
  /// millions, and it costs less to let everybody look.
  static final int NEWS_MAX = 10_000;

  private static final String SERVICES =
      "SELECT DISTINCT service_sid FROM event WHERE position > ? AND position <= ?";

  private static final String EPOCH = "SELECT epoch FROM event_epoch";
  private static final String BEGIN = "UPDATE event_epoch SET epoch = ?";

  private final Database database;
  private final EventEnd end;

  SqlEventFeed(Database database, EventEnd end) {
    this.database = database;
    this.end = end;
  }

  @Override
  public Piece read(Filter filter, @Nullable Place after, int max) {
    return database.read(session -> piece(session, end.find(session), filter, after, max));
  }

  @Override
  public Piece readKnown(Filter filter, Place after, int max) {
    return database.read(session -> piece(session, end.known(session), filter, after, max));
  }

  /// Whether something was removed is looked at last: what goes before that is missed by nobody
  /// unnoticed.
  private Piece piece(
      Session session, EventEnd.Found found, Filter filter, @Nullable Place after, int max) {
    var sql = sql(session);
    var from = after == null ? RemovedEvents.last(sql, filter.service()) : after;
    var stretch = new EventSearch(sql, filter, found.settled()).behind(from.position(), max);
    if (after != null) {
      var first = RemovedEvents.last(sql, filter.service());
      boolean isLost = after.position() < first.position() || after.position() > found.given();
      if (isLost || after.epoch() != first.epoch()) {
        throw new Failure(
            ErrorCode.EVENTS_REMOVED, "Events behind this place are gone; begin again");
      }
    }
    return new Piece(stretch.entries(), new Place(from.epoch(), stretch.to()), stretch.isLast());
  }

  @Override
  public News news(long after) {
    return database.read(session -> {
      long settled = end.find(session).settled();
      if (settled - after > NEWS_MAX) {
        return new News(null, settled);
      }
      var services =
          settled <= after
              ? List.<ServiceSid>of()
              : session.list(SERVICES, row -> new ServiceSid(row.getString(1)), after, settled);
      return new News(new HashSet<>(services), settled);
    });
  }

  @Override
  public Place end(ServiceSid service) {
    return database.read(session -> {
      var sql = sql(session);
      long settled = end.find(session).settled();
      var removed = RemovedEvents.last(sql, service);
      long last = EventSearch.last(sql, service, settled).orElse(removed.position());
      return new Place(removed.epoch(), last);
    });
  }

  @Override
  public int epoch() {
    return database.read(session -> session.find(EPOCH, row -> row.getInt(1)).orElseThrow());
  }

  @Override
  public void begin(int epoch) {
    var _ = database.write(session -> session.update(BEGIN, epoch));
  }

  private Sql sql(Session session) {
    return new Sql(session, database.dialect());
  }
}
