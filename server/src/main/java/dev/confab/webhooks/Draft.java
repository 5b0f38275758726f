package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.platform.Sha256;
import dev.confab.webhooks.Audience.Hearer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deliveries that are to be written, made of some events.
final class Draft {
  private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

  /// Of an event's place, in front of a sid's hash.
  private static final int PLACE_BITS = 24;

  private static final int PLACE_SHIFT = Long.SIZE - PLACE_BITS;

  private final Configurations configurations;
  private final Instant now;
  private final List<WebhookDelivery> deliveries = new ArrayList<>();
  private final Map<WebhookKey, Destination> destinations = new HashMap<>();

  Draft(Configurations configurations, Instant now) {
    this.configurations = configurations;
    this.now = now;
  }

  /// In the order of the events.
  List<WebhookDelivery> deliveries() {
    return deliveries;
  }

  /// Those that are to be made, which are all but a few that nothing can be made of.
  List<WebhookDelivery> open() {
    return deliveries.stream().filter(WebhookDelivery::isOpen).toList();
  }

  /// What the webhooks of the deliveries call.
  Map<WebhookKey, Destination> destinations() {
    return destinations;
  }

  /// Tells an event to those who may hear of it. One that cannot be put into words, because of a
  /// bug of ours or a log that somebody has changed by hand, must not keep all others from being
  /// told: its deliveries are dead from the beginning, without an attempt.
  void add(Entry entry, List<Hearer> hearers) {
    var account = entry.account();
    if (account == null || hearers.isEmpty()) {
      return;
    }
    var event = entry.event();
    try {
      if (event.isLost()) {
        throw new IllegalStateException("an event has lost its data");
      }
      var called = hearers.stream().filter(hearer -> hearer.condition().test(event)).toList();
      var webhooks = called.stream().filter(hearer -> !hearer.webhook().isSink()).toList();
      var sinks = called.stream().filter(hearer -> hearer.webhook().isSink()).toList();
      var service = entry.messagingService();
      var form = webhooks.isEmpty() ? "" : EventForm.of(event, account, service);
      var json = sinks.isEmpty() ? "" : new CloudEvent(event, account, service).json();
      add(entry, account, webhooks, form, State.OPEN);
      add(entry, account, sinks, json, State.OPEN);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError()
          .addKeyValue("position", entry.position())
          .addKeyValue("type", event.type())
          .addKeyValue("stream", event.stream().sid())
          .setCause(e)
          .log("An event cannot be told to webhooks because of a bug of ours");
      add(entry, account, hearers, EventForm.without(event, account), State.DEAD);
    }
  }

  private void add(
      Entry entry, AccountSid account, List<Hearer> hearers, String form, State state) {
    var event = entry.event();
    var scope = new Scope(account, event.service());
    var cause =
        new Cause(entry.position(), event.stream(), event.sequence(), event.type(), event.date());
    var begun = Progress.begun(configurations.of(scope).settings(), now);
    var progress = state == State.OPEN ? begun : begun.ended(state, now);
    for (var hearer : hearers) {
      var webhook = hearer.webhook();
      var sid = sid(cause, webhook);
      destinations.put(webhook, hearer.destination());
      deliveries.add(new WebhookDelivery(sid, scope, webhook, cause, form, now, progress));
    }
  }

  /// The same whenever it is made: what was told but not yet written when a server crashed is told
  /// again with the same idempotency token. The date tells apart what has the same place in a log
  /// that was restored to an earlier state. Within an instant, sids ascend with the places.
  static WebhookDeliverySid sid(Cause cause, WebhookKey webhook) {
    var parts =
        List.of(
            Long.toString(cause.position()),
            cause.stream().sid(),
            Long.toString(cause.sequence()),
            cause.type(),
            cause.date().toString(),
            webhook.sid());
    var hash = Sha256.begin().digest(String.join(" ", parts).getBytes(UTF_8));
    long digits = cause.position() << PLACE_SHIFT | ByteBuffer.wrap(hash).getLong() >>> PLACE_BITS;
    return WebhookDeliverySid.of(cause.date(), digits);
  }
}
