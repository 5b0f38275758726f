package dev.confab.client;

/// How the webhooks of a conversation are listed; there is no filter. At most 5 on a page.
public final class ScopedWebhookQuery extends ListQuery<ScopedWebhookQuery> {
  ScopedWebhookQuery() {}
}
