package dev.confab.timers;

import dev.confab.domain.Store;
import dev.confab.domain.WebhookDeliveryTable.Over;
import dev.confab.domain.WebhookDeliveryTable.Stretch;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Deletes deliveries of webhooks that ended long ago, and then the deleted webhooks themselves.
///
/// No index knows when deliveries ended, which would cost each of them more than all else here
/// does. They lie in the order of their events: a round looks, service by service, at those that
/// have come of age since the last one. What ended later than its neighbours is left to a round
/// through all that are old, once a day.
public final class ForgetDeliveries implements Job {
  /// How long what could not be delivered is kept, or as long as what was, if that is longer.
  static final Duration DEAD_AGE_MAX = Duration.ofDays(30);

  static final Duration FULL_ROUND_PAUSE = Duration.ofDays(1);

  /// In one transaction.
  static final int BATCH_MAX = 500;

  private static final String TURN = "deliveries";

  private static final WebhookDeliverySid FIRST = WebhookDeliverySid.startOf(Instant.EPOCH);

  private final Store store;
  private final InstantSource clock;
  private final Duration deliveredAgeMax;
  private final Duration deadAgeMax;
  private @Nullable Round round;
  private @Nullable Instant fullRound;

  /// Up to where the last rounds have come.
  private WebhookDeliverySid done = FIRST;

  /// A walk through all services.
  private static final class Round {
    final boolean isFull;
    final Over over;
    final WebhookDeliverySid from;
    final WebhookDeliverySid to;
    final Deque<ServiceSid> services = new ArrayDeque<>();
    String last = "";
    WebhookDeliverySid place;

    Round(boolean isFull, Over over, WebhookDeliverySid from) {
      this.isFull = isFull;
      this.over = over;
      this.from = from;
      this.to = WebhookDeliverySid.startOf(over.delivered());
      this.place = from;
    }
  }

  public ForgetDeliveries(Store store, InstantSource clock, Duration deliveredAgeMax) {
    this.store = store;
    this.clock = clock;
    this.deliveredAgeMax = deliveredAgeMax;
    this.deadAgeMax = deliveredAgeMax.compareTo(DEAD_AGE_MAX) > 0 ? deliveredAgeMax : DEAD_AGE_MAX;
  }

  /// @return 0 at the end of a round, which is early when another server is at it
  @Override
  public int runOnce() {
    var now = clock.instant();
    var current = round == null ? begin(now) : round;
    round = current;
    if (current.services.isEmpty()) {
      var more = store.read(tables -> tables.webhookDeliveries().services(current.last, BATCH_MAX));
      current.services.addAll(more);
    }
    var service = current.services.peek();
    if (service != null) {
      return forget(current, service) ? 1 : end();
    }
    if (current.isFull && forgetWebhooks(now) == BATCH_MAX) {
      return BATCH_MAX;
    }
    done = current.to;
    fullRound = current.isFull ? now : fullRound;
    return end();
  }

  private Round begin(Instant now) {
    boolean isFull =
        fullRound == null || Duration.between(fullRound, now).compareTo(FULL_ROUND_PAUSE) >= 0;
    var over = new Over(now.minus(deliveredAgeMax), now.minus(deadAgeMax));
    return new Round(isFull, over, isFull ? FIRST : done);
  }

  private int end() {
    round = null;
    return 0;
  }

  /// Goes a step on.
  ///
  /// @return whether nobody else is at it
  private boolean forget(Round current, ServiceSid service) {
    var rest = new Stretch(service, current.place, current.to);
    var old = store.read(tables -> tables.webhookDeliveries().old(rest, current.over, BATCH_MAX));
    var last = old.last();
    var looked = last == null ? rest : new Stretch(service, current.place, last);
    boolean isTurn =
        old.count() == 0
            || store.write(tables -> {
              boolean isMine = tables.leases().turn(TURN);
              if (isMine) {
                tables.webhookDeliveries().forget(looked, current.over);
              }
              return isMine;
            });
    if (last == null) {
      current.services.remove();
      current.last = service.value();
    }
    current.place = last == null ? current.from : last;
    return isTurn;
  }

  private int forgetWebhooks(Instant now) {
    return store.write(tables -> tables.webhooks().forget(now.minus(deadAgeMax), BATCH_MAX));
  }
}
