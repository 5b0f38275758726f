package dev.confab.domain;

/// The settings of deliveries, of each service.
public interface WebhookSettingsTable {
  /// [WebhookSettings#DEFAULT] while the service has none of its own.
  WebhookSettings find(Scope scope);

  void replace(Scope scope, WebhookSettings settings);
}
