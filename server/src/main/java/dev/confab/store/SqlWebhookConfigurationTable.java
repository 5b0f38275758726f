package dev.confab.store;

import dev.confab.domain.Scope;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookConfiguration.Target;
import dev.confab.domain.WebhookConfigurationTable;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.sid.AccountSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Configurations of webhooks in a database. One that was never changed has no row.
record SqlWebhookConfigurationTable(Sql sql) implements WebhookConfigurationTable {
  private static final String SELECT =
      """
      SELECT pre_webhook_url, post_webhook_url, method, filters, target
      FROM webhook_configuration WHERE owner_sid = ? AND account_sid = ?\
      """;

  static final String ANY =
      """
      SELECT owner_sid FROM webhook_configuration WHERE post_webhook_url <> ''
      ORDER BY owner_sid LIMIT 1\
      """;

  private static final String REPLACE =
      """
      INSERT INTO webhook_configuration
        (owner_sid, account_sid, pre_webhook_url, post_webhook_url, method, filters, target)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (owner_sid) DO UPDATE SET pre_webhook_url = excluded.pre_webhook_url,
        post_webhook_url = excluded.post_webhook_url, method = excluded.method,
        filters = excluded.filters, target = excluded.target\
      """;

  @Override
  public WebhookConfiguration ofAccount(AccountSid account) {
    return find(account.value(), account, WebhookConfiguration.EMPTY);
  }

  @Override
  public void replace(AccountSid account, WebhookConfiguration configuration) {
    replace(account.value(), account, configuration);
  }

  @Override
  public WebhookConfiguration ofService(Scope scope) {
    return find(scope.service().value(), scope.account(), WebhookConfiguration.UNSET);
  }

  @Override
  public void replace(Scope scope, WebhookConfiguration configuration) {
    replace(scope.service().value(), scope.account(), configuration);
  }

  @Override
  public boolean hasListeners() {
    return sql.find(ANY, row -> row.getString(1)).isPresent();
  }

  private WebhookConfiguration find(
      String owner, AccountSid account, WebhookConfiguration otherwise) {
    return sql.find(SELECT, SqlWebhookConfigurationTable::read, owner, account.value())
        .orElse(otherwise);
  }

  private void replace(String owner, AccountSid account, WebhookConfiguration configuration) {
    var method = configuration.method();
    var filters = configuration.filters();
    @Nullable String words = filters == null ? null : Columns.words(filters);
    sql.update(
        REPLACE,
        owner,
        account.value(),
        configuration.preWebhookUrl(),
        configuration.postWebhookUrl(),
        method == null ? null : method.name(),
        words,
        configuration.target().name());
  }

  private static WebhookConfiguration read(ResultSet row) throws SQLException {
    return new WebhookConfiguration(
        row.getString(1),
        row.getString(2),
        Columns.parsed(row, 3, WebhookMethod::valueOf),
        Columns.parsed(row, 4, Columns::words),
        Target.valueOf(row.getString(5)));
  }
}
