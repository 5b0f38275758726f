package dev.confab.domain;

import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What webhooks are told, have been told, and could not be told.
public interface WebhookDeliveryTable {
  void insert(List<WebhookDelivery> deliveries);

  /// Writes how far deliveries are; those that are no longer open are left as they are.
  void record(List<WebhookDelivery> deliveries);

  Optional<WebhookDelivery> find(Scope scope, WebhookDeliverySid sid);

  /// Oldest first.
  Slice<WebhookDelivery> list(Scope scope, WebhookDeliveryFilter filter, PageRequest page);

  /// Opens a delivery again, as often and long as a new one may be tried, unless it is open.
  ///
  /// @return it as it is then; empty when there is none
  Optional<WebhookDelivery> reopen(
      Scope scope, WebhookDeliverySid sid, WebhookSettings settings, Instant now);

  /// Opens deliveries again whose events lie behind a position and that are in a state, some at a
  /// time.
  ///
  /// @param state `null` for all that are not open
  /// @param from the sid behind which to begin; `null` for the oldest
  Reopened reopen(
      Scope scope,
      long position,
      @Nullable State state,
      @Nullable WebhookDeliverySid from,
      WebhookSettings settings,
      Instant now);

  /// Some deliveries that were opened again.
  ///
  /// @param webhooks whose deliveries they are
  /// @param next where to go on; `null` when there are no more
  record Reopened(int count, List<WebhookKey> webhooks, @Nullable WebhookDeliverySid next) {}

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

  /// Deletes deliveries of a state that ended before an instant.
  ///
  /// @return how many were deleted, at most `max`
  int forget(State state, Instant endedBefore, int max);
}
