package dev.confab.store;

import dev.confab.domain.Scope;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.WebhookSettingsTable;
import java.util.Objects;

/// Settings of deliveries in a database. Those that were never changed have no row.
record SqlWebhookSettingsTable(Sql sql) implements WebhookSettingsTable {
  private static final String SELECT =
      """
      SELECT attempts_max, age_max FROM webhook_settings
      WHERE service_sid = ? AND account_sid = ?\
      """;

  private static final String REPLACE =
      """
      INSERT INTO webhook_settings (service_sid, account_sid, attempts_max, age_max)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (service_sid) DO UPDATE SET attempts_max = excluded.attempts_max,
        age_max = excluded.age_max\
      """;

  @Override
  public WebhookSettings find(Scope scope) {
    return sql.find(
            SELECT,
            row ->
                new WebhookSettings(
                    row.getInt(1), Objects.requireNonNull(Micros.duration(row.getLong(2)))),
            scope.service().value(),
            scope.account().value())
        .orElse(WebhookSettings.DEFAULT);
  }

  @Override
  public void replace(Scope scope, WebhookSettings settings) {
    sql.update(
        REPLACE,
        scope.service().value(),
        scope.account().value(),
        settings.attemptsMax(),
        Micros.ofNullable(settings.ageMax()));
  }
}
