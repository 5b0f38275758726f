package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;

/// The webhooks of whole accounts and services. To change one, lock the settings of its owner
/// first.
public interface WebhookConfigurationTable {
  /// [WebhookConfiguration#EMPTY] while there is none.
  WebhookConfiguration ofAccount(AccountSid account);

  void replace(AccountSid account, WebhookConfiguration configuration);

  /// [WebhookConfiguration#UNSET] while the service has none of its own.
  WebhookConfiguration ofService(Scope scope);

  void replace(Scope scope, WebhookConfiguration configuration);

  /// Whether any account or service has a URL that is told of events.
  boolean hasListeners();
}
