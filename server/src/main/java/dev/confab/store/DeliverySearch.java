package dev.confab.store;

import dev.confab.domain.PageRequest;
import dev.confab.domain.PageRequest.Cursor;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryFilter;
import dev.confab.domain.WebhookDeliveryTable.Closed;
import dev.confab.domain.WebhookDeliveryTable.Ended;
import dev.confab.domain.WebhookDeliveryTable.Found;
import dev.confab.domain.WebhookDeliveryTable.Waiting;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.store.engine.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks through a service's deliveries in the order of their sids, which is that of their events.
/// An index has them all, and another one those that have failed, by state; whatever else is wanted
/// is looked for among some of them. Those that are open are in an order of their own: all of them
/// are looked at when they are few, of all services.
///
/// @param state `null` for all states
record DeliverySearch(Sql sql, Scope scope, @Nullable State state) {
  /// How many deliveries are looked at when not all of them are wanted.
  static final int LOOK_MAX = 10_000;

  /// The clocks of servers on one database differ by less.
  static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(1);

  private static final String COLUMNS =
      "sid, webhook_sid, stream_sid, state, position, date_created";

  private static final String LOOK =
      "SELECT " + COLUMNS + " FROM webhook_delivery WHERE service_sid = ? AND account_sid = ?";

  static final String OPEN =
      "SELECT "
          + COLUMNS
          + ", account_sid, service_sid FROM webhook_delivery"
          + " WHERE webhook_sid > '' AND state = 'open' ORDER BY webhook_sid, position LIMIT ?";

  private static final String IN_STATE =
      " AND state = ? AND state <> 'open' AND state <> 'delivered'";
  private static final String BETWEEN = " AND sid > ? AND sid < ? ORDER BY sid";
  private static final String FORWARD = BETWEEN + " LIMIT ?";
  private static final String BACKWARD = BETWEEN + " DESC LIMIT ?";

  static final String ALL_FORWARD = LOOK + FORWARD;
  static final String ALL_BACKWARD = LOOK + BACKWARD;
  static final String IN_STATE_FORWARD = LOOK + IN_STATE + FORWARD;
  static final String IN_STATE_BACKWARD = LOOK + IN_STATE + BACKWARD;

  private record Looked(
      String sid, WebhookKey webhook, String stream, State state, long position, Instant made) {}

  /// @param delivery one of any service
  private record Open(Looked delivery, Scope scope) {}

  /// The query for deliveries, whose parameter is made by [Wanted].
  static String rows(Dialect dialect) {
    return dialect.lookUp(
        DeliveryRows.COLUMNS,
        "webhook_delivery",
        "service_sid = wanted.value ->> 0 AND sid = wanted.value ->> 1",
        "");
  }

  Slice<WebhookDelivery> page(WebhookDeliveryFilter filter, PageRequest page) {
    var cursor = page.cursor();
    boolean isBackward = cursor != null && cursor.backward();
    var first = first(filter);
    var start = isBackward ? Place.GREATEST.sid() : first;
    var limit = isBackward ? first : Place.GREATEST.sid();
    var place = cursor == null ? start : cursor.sid();
    boolean areAllWanted =
        (state == null || isIndexed()) && filter.conversation() == null && filter.webhook() == null;
    int room = areAllWanted ? page.size() + 1 : LOOK_MAX;
    var looked = look(place, limit, isBackward, room);
    var wanted = looked.stream().filter(wanted(filter)).map(Looked::sid).toList();
    boolean isCut = wanted.size() > page.size();
    var shown = isCut ? wanted.subList(0, page.size()) : wanted;
    @Nullable String rest =
        isCut ? shown.getLast() : looked.size() == room ? looked.getLast().sid() : null;
    if (isBackward && shown.isEmpty() && rest == null) {
      return page(filter, new PageRequest(page.size(), null));
    }
    var near = shown.isEmpty() ? (rest == null ? limit : rest) : shown.getFirst();
    var ahead = rest == null ? null : new Cursor(isBackward, 0, rest);
    var behind = cursor == null ? null : new Cursor(!isBackward, 0, near);
    return isBackward
        ? new Slice<>(read(shown), ahead, behind)
        : new Slice<>(read(shown), behind, ahead);
  }

  /// Those that are not open and that somebody may want again.
  Found ended(Ended wanted, int max) {
    var to = WebhookDeliverySid.startOf(wanted.madeUpTo().plus(CLOCKS_APART_MAX)).value();
    var looked = look(wanted.after().value(), to, false, LOOK_MAX);
    var found =
        looked.stream()
            .filter(one -> state == null ? one.state() != State.OPEN : one.state() == state)
            .filter(one -> one.position() > wanted.position())
            .filter(one -> !one.made().isAfter(wanted.madeUpTo()))
            .map(one -> new Closed(new WebhookDeliverySid(one.sid()), one.webhook(), one.state()))
            .limit(max)
            .toList();
    if (found.size() == max) {
      return new Found(found, found.getLast().sid());
    }
    boolean isAll = looked.size() < LOOK_MAX;
    return new Found(found, isAll ? null : new WebhookDeliverySid(looked.getLast().sid()));
  }

  /// Nobody was told of a conversation before it was there.
  private static String first(WebhookDeliveryFilter filter) {
    var conversation = filter.conversation();
    return conversation == null
        ? Place.LEAST.sid()
        : WebhookDeliverySid.startOf(conversation.made().minus(CLOCKS_APART_MAX)).value();
  }

  private Predicate<Looked> wanted(WebhookDeliveryFilter filter) {
    var conversation = filter.conversation();
    var webhook = filter.webhook();
    return one ->
        (state == null || one.state() == state)
            && (conversation == null || conversation.value().equals(one.stream()))
            && (webhook == null || webhook.equals(one.webhook()));
  }

  /// Those in this state are in an index by state.
  private boolean isIndexed() {
    return state == State.DEAD || state == State.DROPPED;
  }

  /// @param limit where to end, in the direction given
  private List<Looked> look(String place, String limit, boolean isBackward, int max) {
    var from = isBackward ? limit : place;
    var to = isBackward ? place : limit;
    if (state != State.OPEN) {
      return between(from, to, isBackward, max);
    }
    var open = sql.list(OPEN, DeliverySearch::open, LOOK_MAX + 1);
    if (open.size() > LOOK_MAX) {
      var first = firstOpen();
      return between(from.compareTo(first) < 0 ? first : from, to, isBackward, max);
    }
    var order = Comparator.comparing(Looked::sid);
    return open.stream()
        .filter(one -> one.scope().equals(scope))
        .map(Open::delivery)
        .filter(one -> one.sid().compareTo(from) > 0 && one.sid().compareTo(to) < 0)
        .sorted(isBackward ? order.reversed() : order)
        .limit(max)
        .toList();
  }

  private List<Looked> between(String from, String to, boolean isBackward, int max) {
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(scope.service().value());
    parameters.add(scope.account().value());
    if (state != null && isIndexed()) {
      parameters.add(state.text());
    }
    parameters.add(from);
    parameters.add(to);
    parameters.add(max);
    return sql.list(query(isIndexed(), isBackward), DeliverySearch::looked, parameters.toArray());
  }

  /// The sid behind which all open deliveries are: each tells the date of its event, and the first
  /// one of each webhook has the first event.
  private String firstOpen() {
    var first =
        sql.find(
                SqlWebhookDeliveryTable.FIRST_EVENT,
                DeliverySearch::firstEvent,
                "",
                Waiting.WEBHOOKS_MAX + 1)
            .orElseThrow();
    return WebhookDeliverySid.startOf(first.minus(CLOCKS_APART_MAX)).value();
  }

  /// Of more webhooks it is not known.
  private static Instant firstEvent(ResultSet row) throws SQLException {
    @Nullable Instant first = Micros.instant(Columns.number(row, 1));
    return first == null || row.getInt(2) > Waiting.WEBHOOKS_MAX ? Instant.EPOCH : first;
  }

  private static String query(boolean isIndexed, boolean isBackward) {
    return isIndexed
        ? isBackward ? IN_STATE_BACKWARD : IN_STATE_FORWARD
        : isBackward ? ALL_BACKWARD : ALL_FORWARD;
  }

  private static Open open(ResultSet row) throws SQLException {
    return new Open(looked(row), Columns.scope(row, 7, 8));
  }

  private static Looked looked(ResultSet row) throws SQLException {
    return new Looked(
        row.getString(1),
        new WebhookKey(row.getString(2)),
        row.getString(3),
        Columns.constant(State.class, row.getString(4)),
        row.getLong(5),
        Micros.instant(row.getLong(6)));
  }

  /// Oldest first.
  private List<WebhookDelivery> read(List<String> sids) {
    return sids.isEmpty()
        ? List.of()
        : sql
            .list(
                rows(sql.dialect()),
                DeliveryRows::read,
                Wanted.of(sids, _ -> scope.service().value(), sid -> sid))
            .stream()
            .sorted(Comparator.comparing(one -> one.sid().value()))
            .toList();
  }
}
