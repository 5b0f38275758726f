package dev.confab.domain;

import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryTable.Closed;
import dev.confab.domain.WebhookDeliveryTable.Ended;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What owners can see of the deliveries of their webhooks, and do with them.
public final class WebhookDeliveries {
  /// In one part, which is one transaction.
  static final int REOPENED_MAX = 1_000;

  /// Which deliveries are to be made again.
  ///
  /// @param position behind which their events are
  /// @param state only those in this state; `null` for all that are not open
  public record Wish(long position, @Nullable State state) {}

  /// Where a part left off.
  ///
  /// @param sid of the last delivery that was looked at
  /// @param begun when the first part began: what was made later is not opened
  public record Stop(WebhookDeliverySid sid, Instant begun) {}

  /// @param next where to go on, though there may be nothing to open; `null` at the end
  public record Reopened(int count, @Nullable Stop next) {}

  private final Store store;
  private final InstantSource clock;

  /// Tells what receivers check signatures against.
  public interface SignedText {
    /// The exact text that was signed for an attempt.
    String of(WebhookDelivery delivery, Attempt attempt);
  }

  public WebhookDeliveries(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Optional<WebhookDelivery> fetch(Scope scope, WebhookDeliverySid sid) {
    return store.read(tables -> tables.webhookDeliveries().find(scope, sid));
  }

  public Slice<WebhookDelivery> list(Scope scope, WebhookDeliveryFilter filter, PageRequest page) {
    return store.read(tables -> tables.webhookDeliveries().list(scope, filter, page));
  }

  /// Has a delivery made again, whatever became of it, with the token that it had: a receiver that
  /// remembers tokens can tell that it knows the event. One that is still open stays as it is.
  ///
  /// @return it as it is then; empty when there is none
  public Optional<WebhookDelivery> reopen(
      Scope scope, WebhookDeliverySid sid, @Nullable Once<WebhookDelivery> once) {
    var now = clock.instant();
    return store.write(tables -> {
      var table = tables.webhookDeliveries();
      table
          .find(scope, sid)
          .filter(found -> !found.isOpen())
          .map(found -> new Closed(sid, found.webhook(), found.progress().state()))
          .ifPresent(closed -> open(tables, scope, List.of(closed), now));
      return table.find(scope, sid).map(found -> tables.answers().save(once, found));
    });
  }

  /// Has deliveries made again as above, at most [#REOPENED_MAX] of them.
  ///
  /// @param from where the last part left off; `null` for the first one
  public Reopened reopen(
      Scope scope, Wish wish, @Nullable Stop from, @Nullable Once<Reopened> once) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var begun = from == null ? now : from.begun();
    var found =
        store.read(tables -> {
          var table = tables.webhookDeliveries();
          var after = from == null ? table.start(wish.position()) : from.sid();
          var wanted = new Ended(wish.position(), wish.state(), after, begun);
          return table.ended(scope, wanted, REOPENED_MAX);
        });
    var next = found.last() == null ? null : new Stop(found.last(), begun);
    return store.write(tables -> {
      int count = open(tables, scope, found.deliveries(), now);
      return tables.answers().save(once, new Reopened(count, next));
    });
  }

  /// @return how many were opened
  private static int open(Tables tables, Scope scope, List<Closed> deliveries, Instant now) {
    var settings = tables.webhookSettings().find(scope);
    var opened = tables.webhookDeliveries().reopen(scope, deliveries, settings, now);
    tables.webhookRenewals().add(opened.stream().map(Closed::webhook).distinct().toList());
    return opened.size();
  }
}
