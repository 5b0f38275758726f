package dev.confab.store;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/// Deliveries as rows of their table.
final class DeliveryRows {
  static final String COLUMNS =
      """
      sid, account_sid, service_sid, webhook_sid, position, stream_sid, sequence,
        webhook_delivery.type, date_event, parameters, date_created, state, attempts, tries,
        tries_max, due, date_expires, date_ended, version\
      """;

  private static final String INSERT =
      """
      INSERT INTO webhook_delivery (state, attempts, tries, due, date_ended, version,
        service_sid, sid, account_sid, webhook_sid, position, stream_sid, sequence, type,
        date_event, parameters, date_created, tries_max, date_expires, lane)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  static final String RECORD =
      """
      UPDATE webhook_delivery SET state = ?, attempts = ?, tries = ?, due = ?, date_ended = ?,
        version = ?
      WHERE service_sid = ? AND sid = ? AND state = 'open' AND version = ?\
      """;

  private static final int VERSION_BEFORE = 9;

  private DeliveryRows() {}

  static void insert(Session session, List<WebhookDelivery> deliveries) throws SQLException {
    var insert = session.prepare(INSERT);
    for (var delivery : deliveries) {
      bind(insert, delivery);
      bindFixed(insert, delivery);
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /// @return those that were not written
  static List<WebhookDelivery> record(Session session, List<WebhookDelivery> deliveries)
      throws SQLException {
    var update = session.prepare(RECORD);
    for (var delivery : deliveries) {
      bind(update, delivery);
      update.setLong(VERSION_BEFORE, delivery.progress().version() - 1);
      update.addBatch();
    }
    return run(update, deliveries, false);
  }

  /// Runs a batch of an update, one for each of some things.
  ///
  /// @return those whose row was changed, or was not
  static <T> List<T> run(PreparedStatement batch, List<T> things, boolean isChanged)
      throws SQLException {
    var counts = batch.executeBatch();
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0 == isChanged)
        .<T>mapToObj(things::get)
        .toList();
  }

  /// What changes, and the key.
  private static void bind(PreparedStatement statement, WebhookDelivery delivery)
      throws SQLException {
    var progress = delivery.progress();
    statement.setString(1, progress.state().text());
    statement.setString(2, AttemptsJson.text(progress.attempts()));
    statement.setInt(3, progress.tries());
    statement.setLong(4, Micros.of(progress.due()));
    Columns.setNumber(statement, 5, Micros.ofNullable(progress.ended()));
    statement.setLong(6, progress.version());
    statement.setString(7, delivery.scope().service().value());
    statement.setString(8, delivery.sid().value());
  }

  private static void bindFixed(PreparedStatement insert, WebhookDelivery delivery)
      throws SQLException {
    var cause = delivery.cause();
    insert.setString(9, delivery.scope().account().value());
    insert.setString(10, delivery.webhook().sid());
    insert.setLong(11, cause.position());
    insert.setString(12, cause.stream().sid());
    insert.setLong(13, cause.sequence());
    insert.setString(14, cause.type());
    insert.setLong(15, Micros.of(cause.date()));
    insert.setString(16, delivery.parameters());
    insert.setLong(17, Micros.of(delivery.created()));
    insert.setInt(18, delivery.progress().triesMax());
    insert.setLong(19, Micros.of(delivery.progress().expires()));
    insert.setInt(20, lane(cause.stream(), delivery.webhook()));
  }

  /// The number of a lane, as it is stored. Lanes may share one.
  static int lane(Stream stream, WebhookKey webhook) {
    return 31 * stream.sid().hashCode() + webhook.sid().hashCode();
  }

  /// Reads a row of [#COLUMNS].
  static WebhookDelivery read(ResultSet row) throws SQLException {
    return new WebhookDelivery(
        new WebhookDeliverySid(row.getString(1)),
        Columns.scope(row, 2, 3),
        new WebhookKey(row.getString(4)),
        new Cause(
            row.getLong(5),
            new Stream(row.getString(6)),
            row.getLong(7),
            row.getString(8),
            Micros.instant(row.getLong(9))),
        row.getString(10),
        Micros.instant(row.getLong(11)),
        progress(row));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        Columns.constant(State.class, row.getString(12)),
        AttemptsJson.read(row.getString(13)),
        row.getInt(14),
        row.getInt(15),
        Micros.instant(row.getLong(16)),
        Micros.instant(row.getLong(17)),
        Micros.instant(Columns.number(row, 18)),
        row.getLong(19));
  }
}
