package dev.confab.webhooks;

import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Deliveries that are to be written, made of some events.
final class Draft {
  private final Configurations configurations;
  private final Map<ConversationSid, MessagingServiceSid> messagingServices;
  private final SidSequence sids;
  private final Instant now;
  private final List<WebhookDelivery> deliveries = new ArrayList<>();
  private final Map<WebhookKey, Destination> destinations = new HashMap<>();

  /// @param messagingServices of the conversations that the events are of
  Draft(
      Configurations configurations,
      Map<ConversationSid, MessagingServiceSid> messagingServices,
      SidSequence sids,
      Instant now) {
    this.configurations = configurations;
    this.messagingServices = messagingServices;
    this.sids = sids;
    this.now = now;
  }

  /// In the order of the events.
  List<WebhookDelivery> deliveries() {
    return deliveries;
  }

  /// What the webhooks of the deliveries call.
  Map<WebhookKey, Destination> destinations() {
    return destinations;
  }

  /// Tells an event to the webhooks of its account and service, and to those of its conversation
  /// that hear of it, and to the sink of its service. An event of a service that is forgotten is
  /// told to nobody.
  void add(Entry entry, List<Listener> near) {
    var account = entry.account();
    if (account == null) {
      return;
    }
    var event = entry.event();
    var scope = new Scope(account, event.service());
    if (Audience.isTold(event)) {
      addToWebhooks(entry, scope, near);
    }
    var sink = configurations.of(scope).sink();
    if (sink != null && CloudEvent.isTold(event)) {
      var called = new ArrayList<WebhookKey>();
      call(called, WebhookKey.ofSink(scope.service()), sink);
      add(entry, scope, called, new CloudEvent(event, account, messagingService(event)).json());
    }
  }

  private void addToWebhooks(Entry entry, Scope scope, List<Listener> near) {
    var event = entry.event();
    var called = new ArrayList<WebhookKey>();
    for (var webhook : configurations.of(scope).webhooks()) {
      if (webhook.events().contains(event.type())) {
        call(called, webhook.key(), webhook.destination());
      }
    }
    for (var listener : near) {
      Configurations.destination(listener.configuration())
          .filter(_ -> listener.replayEvent() == null && Audience.hears(listener, event))
          .ifPresent(destination -> call(called, WebhookKey.of(listener.sid()), destination));
    }
    add(entry, scope, called);
  }

  /// Tells an event to one webhook only.
  void addOnly(Entry entry, Listener listener) {
    var account = entry.account();
    if (account == null) {
      return;
    }
    var scope = new Scope(account, entry.event().service());
    var called = new ArrayList<WebhookKey>();
    Configurations.destination(listener.configuration())
        .ifPresent(destination -> call(called, WebhookKey.of(listener.sid()), destination));
    add(entry, scope, called);
  }

  private @Nullable MessagingServiceSid messagingService(LoggedEvent event) {
    var stream = event.stream().sid();
    return ConversationSid.matches(stream)
        ? messagingServices.get(new ConversationSid(stream))
        : null;
  }

  private void call(List<WebhookKey> called, WebhookKey webhook, Destination destination) {
    called.add(webhook);
    destinations.put(webhook, destination);
  }

  private void add(Entry entry, Scope scope, List<WebhookKey> called) {
    if (!called.isEmpty()) {
      var event = entry.event();
      add(entry, scope, called, Told.form(event, scope.account(), messagingService(event)));
    }
  }

  private void add(Entry entry, Scope scope, List<WebhookKey> called, String told) {
    var event = entry.event();
    var cause =
        new Cause(entry.position(), event.stream(), event.sequence(), event.type(), event.date());
    var progress = Progress.begun(configurations.of(scope).settings(), now);
    for (var webhook : called) {
      var sid = WebhookDeliverySid.next(sids);
      deliveries.add(new WebhookDelivery(sid, scope, webhook, cause, told, now, progress));
    }
  }
}
