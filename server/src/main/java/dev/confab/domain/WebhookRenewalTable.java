package dev.confab.domain;

import java.util.Collection;
import java.util.List;

/// Notes for whoever tells webhooks, on whichever server: of these, deliveries were opened again.
public interface WebhookRenewalTable {
  /// @param number of the note
  record Renewal(long number, WebhookKey webhook) {}

  void add(Collection<WebhookKey> webhooks);

  /// Some notes, the oldest first.
  List<Renewal> list(int max);

  void remove(List<Renewal> renewals);
}
