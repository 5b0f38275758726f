package dev.confab.domain;

import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What webhooks are told, have been told, and could not be told.
public interface WebhookDeliveryTable {
  void insert(List<WebhookDelivery> deliveries);

  /// Writes how far deliveries are, those that are still open and at the version before.
  ///
  /// @return the others, which somebody else has changed or removed; they are left as they are
  List<WebhookDelivery> record(List<WebhookDelivery> deliveries);

  Optional<WebhookDelivery> find(Scope scope, WebhookDeliverySid sid);

  /// Oldest first. Only so many are looked at that it does not take long, so there may be few or
  /// none on a page though there are some behind it, when many are not what the filter wants.
  Slice<WebhookDelivery> list(Scope scope, WebhookDeliveryFilter filter, PageRequest page);

  /// The sid behind which all deliveries of the events behind a position are.
  WebhookDeliverySid start(long position);

  /// Looks for deliveries that can be opened again, in the order of their sids. As in lists, some
  /// may be behind what was looked at.
  ///
  /// @param max how many are wanted at most
  Found ended(Scope scope, Ended wanted, int max);

  /// Deliveries that are not open.
  ///
  /// @param position behind which their events are
  /// @param state `null` for any
  /// @param after the sid behind which to look
  /// @param madeUpTo later ones are left out
  record Ended(long position, @Nullable State state, WebhookDeliverySid after, Instant madeUpTo) {}

  /// @param last the sid up to which was looked; `null` when nothing is behind it
  record Found(List<Closed> deliveries, @Nullable WebhookDeliverySid last) {}

  /// What of a delivery is needed to open it.
  record Closed(WebhookDeliverySid sid, WebhookKey webhook, State state) {}

  /// Opens deliveries again, as often and long as new ones may be tried.
  ///
  /// @return those that were still in the state given
  List<Closed> reopen(Scope scope, List<Closed> deliveries, WebhookSettings settings, Instant now);

  /// Open deliveries of a webhook, in the order of their events.
  ///
  /// @param after the position behind which to begin
  List<WebhookDelivery> open(WebhookKey webhook, long after, int max);

  /// As above, only those that tell of one stream.
  List<WebhookDelivery> open(WebhookKey webhook, Event.Stream stream, long after, int max);

  /// Webhooks that have open deliveries, in the order of their sids.
  ///
  /// @param after the sid behind which to begin; empty for the first
  List<WebhookKey> webhooks(String after, int max);

  /// What waits to be told, of all webhooks.
  Waiting waiting();

  /// @param count how many deliveries are open; more than [#COUNT_MAX] are not counted
  /// @param oldest when the oldest was made, as far as its webhook is among the first
  ///   [#WEBHOOKS_MAX]; `null` when there is none
  record Waiting(long count, @Nullable Instant oldest) {
    public static final int COUNT_MAX = 1_000_000;
    public static final int WEBHOOKS_MAX = 10_000;
  }

  /// Services that have deliveries, in the order of their sids.
  ///
  /// @param after the sid behind which to begin; empty for the first
  List<ServiceSid> services(String after, int max);

  /// Looks at deliveries of a service in the order of their sids.
  ///
  /// @param max how many are looked at
  Old old(Stretch stretch, Over over, int max);

  /// Deliveries of a service whose sids lie between two.
  ///
  /// @param to the last one
  record Stretch(ServiceSid service, WebhookDeliverySid after, WebhookDeliverySid to) {}

  /// When deliveries have ended that may be forgotten: before these instants.
  ///
  /// @param delivered of those that were delivered, or had nowhere to go
  /// @param dead of those that were given up
  record Over(Instant delivered, Instant dead) {}

  /// @param count how many may be forgotten
  /// @param last the sid up to which was looked; `null` when nothing is behind it
  record Old(int count, @Nullable WebhookDeliverySid last) {}

  /// Deletes what is over.
  void forget(Stretch stretch, Over over);
}
