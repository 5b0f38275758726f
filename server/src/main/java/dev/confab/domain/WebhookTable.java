package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.WebhookSid;
import java.util.Optional;

/// Webhooks at their three scopes. To change one of a conversation, lock the conversation first.
public interface WebhookTable {
  WebhookConfiguration ofAccount(AccountSid account);

  void replace(AccountSid account, WebhookConfiguration configuration);

  WebhookConfiguration ofService(Scope scope);

  void replace(Scope scope, WebhookConfiguration configuration);

  Optional<Webhook> find(Conversation conversation, WebhookSid sid);

  void insert(Webhook webhook);

  void replace(Webhook webhook);

  void delete(Webhook webhook);

  /// Oldest first.
  Slice<Webhook> list(Conversation conversation, PageRequest page);

  int count(Conversation conversation);
}
