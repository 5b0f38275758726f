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
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Deliveries of webhooks in a database.
record SqlWebhookDeliveryTable(Sql sql) implements WebhookDeliveryTable {
  /// How many deliveries are looked at to open them again, in one transaction.
  static final int REOPEN_LOOK_MAX = 1_000;

  private static final String SELECT = "SELECT " + DeliveryRows.COLUMNS + " FROM webhook_delivery";

  private static final String IN_SERVICE = SELECT + " WHERE service_sid = ? AND account_sid = ?";

  private static final String OPEN =
      SELECT
          + " WHERE webhook_sid = ? AND state = 'open' AND position > ? ORDER BY position LIMIT ?";

  private static final String OPEN_OF_STREAM =
      SELECT
          + " WHERE stream_sid = ? AND webhook_sid = ? AND state = 'open' AND position > ?"
          + " ORDER BY position LIMIT ?";

  /// Jumps from one webhook to the next, however many deliveries each has.
  private static final String WEBHOOKS =
      """
      WITH RECURSIVE waiting (webhook_sid) AS (
        SELECT min(webhook_sid) FROM webhook_delivery WHERE state = 'open' AND webhook_sid > ?
        UNION ALL
        SELECT (SELECT min(d.webhook_sid) FROM webhook_delivery AS d
                WHERE d.state = 'open' AND d.webhook_sid > waiting.webhook_sid)
        FROM waiting WHERE waiting.webhook_sid IS NOT NULL)
      SELECT webhook_sid FROM waiting WHERE webhook_sid IS NOT NULL LIMIT ?\
      """;

  private static final String COUNT_OPEN =
      """
      SELECT count(*) FROM (SELECT webhook_sid FROM webhook_delivery WHERE state = 'open' LIMIT ?)
        AS waiting\
      """;

  /// The first of each webhook is its oldest.
  private static final String OLDEST_OPEN =
      "SELECT min(date_created) FROM (SELECT (SELECT date_created FROM webhook_delivery AS d"
          + " WHERE d.webhook_sid = found.webhook_sid AND d.state = 'open'"
          + " ORDER BY d.position LIMIT 1) AS date_created FROM ("
          + WEBHOOKS
          + ") AS found) AS first";

  private static final String REOPEN =
      """
      UPDATE webhook_delivery SET state = 'open', tries = 0, tries_max = ?, due = ?,
        date_expires = ?, date_ended = NULL
      WHERE service_sid = ? AND sid = ? AND state <> 'open'\
      """;

  private static final String CLOSED =
      """
      SELECT sid, position, state, webhook_sid FROM webhook_delivery
      WHERE service_sid = ? AND account_sid = ? AND sid > ? ORDER BY sid LIMIT ?\
      """;

  private static final String FORGET =
      """
      DELETE FROM webhook_delivery WHERE (service_sid, sid) IN (
        SELECT service_sid, sid FROM webhook_delivery
        WHERE state = ? AND date_ended IS NOT NULL AND date_ended < ?
        ORDER BY date_ended LIMIT ?)\
      """;

  /// The condition of an index.
  private static final String SCOPED = " AND webhook_sid >= 'WH' AND webhook_sid < 'WI'";

  private record Candidate(String sid, long position, State state, WebhookKey webhook) {}

  @Override
  public void insert(List<WebhookDelivery> deliveries) {
    sql.call(session -> {
      DeliveryRows.insert(session, deliveries);
      return deliveries;
    });
  }

  @Override
  public void record(List<WebhookDelivery> deliveries) {
    sql.call(session -> {
      DeliveryRows.record(session, deliveries);
      return deliveries;
    });
  }

  @Override
  public Optional<WebhookDelivery> find(Scope scope, WebhookDeliverySid sid) {
    return sql.find(
        IN_SERVICE + " AND sid = ?",
        DeliveryRows::read,
        scope.service().value(),
        scope.account().value(),
        sid.value());
  }

  @Override
  public Slice<WebhookDelivery> list(Scope scope, WebhookDeliveryFilter filter, PageRequest page) {
    var select = new StringBuilder(IN_SERVICE);
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(scope.service().value());
    parameters.add(scope.account().value());
    var state = filter.state();
    if (state != null) {
      // By its index the few that were no success are found among the many that were.
      select.append(state == State.DELIVERED ? "" : " AND state <> 'delivered'");
      select.append(" AND state = ?");
      parameters.add(state.text());
    }
    var conversation = filter.conversation();
    if (conversation != null) {
      select.append(" AND stream_sid = ?");
      parameters.add(conversation.value());
    }
    var webhook = filter.webhook();
    if (webhook != null) {
      select.append(webhook.sid().startsWith("WH") ? SCOPED : "").append(" AND webhook_sid = ?");
      parameters.add(webhook.sid());
    }
    return sql.bySid(
        select.toString(),
        DeliveryRows::read,
        delivery -> delivery.sid().value(),
        page,
        parameters.toArray());
  }

  @Override
  public Optional<WebhookDelivery> reopen(
      Scope scope, WebhookDeliverySid sid, WebhookSettings settings, Instant now) {
    if (find(scope, sid).isPresent()) {
      reopen(scope, List.of(sid.value()), settings, now);
    }
    return find(scope, sid);
  }

  @Override
  public Reopened reopen(
      Scope scope,
      long position,
      @Nullable State state,
      @Nullable WebhookDeliverySid from,
      WebhookSettings settings,
      Instant now) {
    var seen =
        sql.list(
            CLOSED,
            row ->
                new Candidate(
                    row.getString(1),
                    row.getLong(2),
                    Columns.constant(State.class, row.getString(3)),
                    new WebhookKey(row.getString(4))),
            scope.service().value(),
            scope.account().value(),
            from == null ? "" : from.value(),
            REOPEN_LOOK_MAX);
    var wanted =
        seen.stream()
            .filter(one -> one.position() > position)
            .filter(one -> state == null ? one.state() != State.OPEN : one.state() == state)
            .toList();
    reopen(scope, wanted.stream().map(Candidate::sid).toList(), settings, now);
    boolean isMore = seen.size() == REOPEN_LOOK_MAX;
    return new Reopened(
        wanted.size(),
        wanted.stream().map(Candidate::webhook).distinct().toList(),
        isMore ? new WebhookDeliverySid(seen.getLast().sid()) : null);
  }

  private void reopen(Scope scope, List<String> sids, WebhookSettings settings, Instant now) {
    sql.call(session -> {
      var update = session.prepare(REOPEN);
      for (var sid : sids) {
        update.setInt(1, settings.attemptsMax());
        update.setLong(2, Micros.of(now));
        update.setLong(3, Micros.of(now.plus(settings.ageMax())));
        update.setString(4, scope.service().value());
        update.setString(5, sid);
        update.addBatch();
      }
      return update.executeBatch();
    });
  }

  @Override
  public List<WebhookDelivery> open(WebhookKey webhook, long after, int max) {
    return sql.list(OPEN, DeliveryRows::read, webhook.sid(), after, max);
  }

  @Override
  public List<WebhookDelivery> open(WebhookKey webhook, Stream stream, long after, int max) {
    return sql.list(OPEN_OF_STREAM, DeliveryRows::read, stream.sid(), webhook.sid(), after, max);
  }

  @Override
  public List<WebhookKey> webhooks(String after, int max) {
    return sql.list(WEBHOOKS, row -> new WebhookKey(row.getString(1)), after, max);
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

  @Override
  public int forget(State state, Instant endedBefore, int max) {
    return sql.update(FORGET, state.text(), Micros.of(endedBefore), max);
  }
}
