package dev.confab.domain;

import dev.confab.domain.sid.WebhookSid;
import java.util.Optional;

/// Webhooks of conversations. To change one, lock the conversation first.
public interface WebhookTable {
  Optional<Webhook> find(Conversation conversation, WebhookSid sid);

  void insert(Webhook webhook);

  void replace(Webhook webhook);

  void delete(Webhook webhook);

  /// Oldest first.
  Slice<Webhook> list(Conversation conversation, PageRequest page);

  int count(Conversation conversation);
}
