package dev.confab.store;

import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookRenewalTable;
import java.util.Collection;
import java.util.List;

/// Notes for whoever tells webhooks, in a database.
record SqlWebhookRenewalTable(Sql sql) implements WebhookRenewalTable {
  private static final String ADD = "INSERT INTO webhook_renewal (webhook_sid) VALUES (?)";
  static final String LIST =
      "SELECT number, webhook_sid FROM webhook_renewal ORDER BY number LIMIT ?";
  static final String REMOVE = "DELETE FROM webhook_renewal WHERE number = ?";

  @Override
  public void add(Collection<WebhookKey> webhooks) {
    sql.call(session -> {
      var insert = session.prepare(ADD);
      for (var webhook : webhooks) {
        insert.setString(1, webhook.sid());
        insert.addBatch();
      }
      return insert.executeBatch();
    });
  }

  @Override
  public List<Renewal> list(int max) {
    return sql.list(
        LIST, row -> new Renewal(row.getLong(1), new WebhookKey(row.getString(2))), max);
  }

  @Override
  public void remove(List<Renewal> renewals) {
    sql.call(session -> {
      var delete = session.prepare(REMOVE);
      for (var renewal : renewals) {
        delete.setLong(1, renewal.number());
        delete.addBatch();
      }
      return delete.executeBatch();
    });
  }
}
