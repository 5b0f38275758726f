package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryFilter;
import dev.confab.domain.WebhookDeliveryTable;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Deliveries of webhooks in a database.
record SqlWebhookDeliveryTable(Sql sql) implements WebhookDeliveryTable {
  private static final String SELECT = "SELECT " + DeliveryRows.COLUMNS + " FROM webhook_delivery";

  static final String FIND = SELECT + " WHERE service_sid = ? AND sid = ? AND account_sid = ?";

  static final String OPEN =
      SELECT
          + " WHERE webhook_sid = ? AND state = 'open' AND position > ? ORDER BY position LIMIT ?";

  static final String OPEN_OF_STREAM =
      SELECT
          + " WHERE lane = ? AND stream_sid = ? AND webhook_sid = ? AND state = 'open'"
          + " AND position > ? ORDER BY position LIMIT ?";

  static final String WEBHOOKS = jumps("webhook_sid", "state = 'open' AND ");
  static final String SERVICES = jumps("service_sid", "");

  /// The event at a position, or the last one before it that is kept.
  static final String DATE =
      """
      SELECT date_created FROM event WHERE position <= ? ORDER BY position DESC LIMIT 1\
      """;

  static final String COUNT_OPEN =
      """
      SELECT count(*) FROM (SELECT webhook_sid FROM webhook_delivery WHERE state = 'open' LIMIT ?)
        AS waiting\
      """;

  /// The first of each webhook is its oldest. It is also told how many webhooks were looked at.
  static final String OLDEST_OPEN = oldestOpen("date_created");

  static final String FIRST_EVENT = oldestOpen("date_event");

  static final String REOPEN =
      """
      UPDATE webhook_delivery SET state = 'open', tries = 0, tries_max = ?, due = ?,
        date_expires = ?, date_ended = NULL, version = version + 1
      WHERE service_sid = ? AND sid = ? AND state = ?\
      """;

  static final String OLD =
      """
      SELECT sid, state, date_ended FROM webhook_delivery
      WHERE service_sid = ? AND sid > ? AND sid <= ? ORDER BY sid LIMIT ?\
      """;

  static final String FORGET =
      """
      DELETE FROM webhook_delivery WHERE service_sid = ? AND sid > ? AND sid <= ?
        AND date_ended < CASE state WHEN 'dead' THEN CAST(? AS BIGINT) ELSE CAST(? AS BIGINT) END\
      """;

  private record Looked(WebhookDeliverySid sid, boolean isOver) {}

  /// A query for the values of the first column of an index behind one, which jumps from one to the
  /// next however many rows each has.
  private static String jumps(String column, String condition) {
    return """
    WITH RECURSIVE known (value) AS (
      SELECT min(%1$s) FROM webhook_delivery WHERE %2$s%1$s > ?
      UNION ALL
      SELECT (SELECT min(%1$s) FROM webhook_delivery WHERE %2$s%1$s > known.value)
      FROM known WHERE known.value IS NOT NULL)
    SELECT value FROM known WHERE value IS NOT NULL LIMIT ?\
    """
        .formatted(column, condition);
  }

  private static String oldestOpen(String date) {
    return """
    SELECT min(first.date), count(*) FROM (
      SELECT (SELECT d.%s FROM webhook_delivery AS d
        WHERE d.webhook_sid = found.value AND d.state = 'open'
        ORDER BY d.position LIMIT 1) AS date
      FROM (%s) AS found) AS first\
    """
        .formatted(date, WEBHOOKS);
  }

  @Override
  public void insert(List<WebhookDelivery> deliveries) {
    sql.call(session -> {
      DeliveryRows.insert(session, deliveries);
      return deliveries;
    });
  }

  @Override
  public List<WebhookDelivery> record(List<WebhookDelivery> deliveries) {
    return sql.call(session -> DeliveryRows.record(session, deliveries));
  }

  @Override
  public Optional<WebhookDelivery> find(Scope scope, WebhookDeliverySid sid) {
    return sql.find(
        FIND, DeliveryRows::read, scope.service().value(), sid.value(), scope.account().value());
  }

  @Override
  public Slice<WebhookDelivery> list(Scope scope, WebhookDeliveryFilter filter, PageRequest page) {
    return new DeliverySearch(sql, scope, filter.state()).page(filter, page);
  }

  /// What was removed from the log cannot tell when it happened: then it is the oldest.
  @Override
  public WebhookDeliverySid start(long position) {
    var date = sql.find(DATE, row -> Micros.instant(row.getLong(1)), position);
    return WebhookDeliverySid.startOf(
        date.orElse(Instant.EPOCH).minus(DeliverySearch.CLOCKS_APART_MAX));
  }

  @Override
  public Found ended(Scope scope, Ended wanted, int max) {
    return new DeliverySearch(sql, scope, wanted.state()).ended(wanted, max);
  }

  @Override
  public List<Closed> reopen(
      Scope scope, List<Closed> deliveries, WebhookSettings settings, Instant now) {
    return sql.call(session -> {
      var update = session.prepare(REOPEN);
      for (var delivery : deliveries) {
        update.setInt(1, settings.attemptsMax());
        update.setLong(2, Micros.of(now));
        update.setLong(3, Micros.of(now.plus(settings.ageMax())));
        update.setString(4, scope.service().value());
        update.setString(5, delivery.sid().value());
        update.setString(6, delivery.state().text());
        update.addBatch();
      }
      return DeliveryRows.run(update, deliveries, true);
    });
  }

  @Override
  public List<WebhookDelivery> open(WebhookKey webhook, long after, int max) {
    return sql.list(OPEN, DeliveryRows::read, webhook.sid(), after, max);
  }

  @Override
  public List<WebhookDelivery> open(WebhookKey webhook, Stream stream, long after, int max) {
    int lane = DeliveryRows.lane(stream, webhook);
    return sql.list(
        OPEN_OF_STREAM, DeliveryRows::read, lane, stream.sid(), webhook.sid(), after, max);
  }

  @Override
  public List<WebhookKey> webhooks(String after, int max) {
    return sql.list(WEBHOOKS, row -> new WebhookKey(row.getString(1)), after, max);
  }

  @Override
  public List<ServiceSid> services(String after, int max) {
    return sql.list(SERVICES, row -> new ServiceSid(row.getString(1)), after, max);
  }

  @Override
  public Old old(Stretch stretch, Over over, int max) {
    var looked =
        sql.list(
            OLD,
            row -> looked(row, over),
            stretch.service().value(),
            stretch.after().value(),
            stretch.to().value(),
            max);
    int count = (int) looked.stream().filter(Looked::isOver).count();
    return new Old(count, looked.size() < max ? null : looked.getLast().sid());
  }

  private static Looked looked(ResultSet row, Over over) throws SQLException {
    @Nullable Instant ended = Micros.instant(Columns.number(row, 3));
    var limit = row.getString(2).equals(State.DEAD.text()) ? over.dead() : over.delivered();
    return new Looked(
        new WebhookDeliverySid(row.getString(1)), ended != null && ended.isBefore(limit));
  }

  @Override
  public void forget(Stretch stretch, Over over) {
    sql.update(
        FORGET,
        stretch.service().value(),
        stretch.after().value(),
        stretch.to().value(),
        Micros.of(over.dead()),
        Micros.of(over.delivered()));
  }

  @Override
  public Waiting waiting() {
    long count = sql.list(COUNT_OPEN, row -> row.getLong(1), Waiting.COUNT_MAX).getFirst();
    var oldest =
        sql.list(
            OLDEST_OPEN,
            row -> Optional.ofNullable(Micros.instant(Columns.number(row, 1))),
            "",
            Waiting.WEBHOOKS_MAX);
    return new Waiting(count, oldest.getFirst().orElse(null));
  }
}
