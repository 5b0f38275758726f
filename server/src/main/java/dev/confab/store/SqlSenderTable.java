package dev.confab.store;

import dev.confab.domain.Sender;
import dev.confab.domain.SenderTable;
import dev.confab.domain.sid.AccountSid;
import java.util.List;

/// Senders in a database.
record SqlSenderTable(Sql sql) implements SenderTable {
  private static final String IS_OWNED =
      """
      SELECT CASE WHEN EXISTS (
          SELECT 1 FROM sender WHERE account_sid = ? AND kind = ? AND sender = ?)
        OR NOT EXISTS (SELECT 1 FROM sender WHERE account_sid = ? AND kind = ?)
        THEN 1 ELSE 0 END\
      """;

  private static final String INSERT =
      """
      INSERT INTO sender (account_sid, kind, sender) VALUES (?, ?, ?)
      ON CONFLICT (account_sid, kind, sender) DO NOTHING\
      """;

  private static final String DELETE =
      "DELETE FROM sender WHERE account_sid = ? AND kind = ? AND sender = ?";

  private static final String LIST =
      "SELECT kind, sender FROM sender WHERE account_sid = ? ORDER BY kind, sender";

  @Override
  public boolean isOwned(AccountSid account, Sender sender) {
    var kind = sender.kind().text();
    return sql.find(
            IS_OWNED,
            row -> row.getInt(1),
            account.value(),
            kind,
            sender.text(),
            account.value(),
            kind)
        .filter(found -> found == 1)
        .isPresent();
  }

  @Override
  public void insert(AccountSid account, Sender sender) {
    sql.update(INSERT, account.value(), sender.kind().text(), sender.text());
  }

  @Override
  public void delete(AccountSid account, Sender sender) {
    sql.update(DELETE, account.value(), sender.kind().text(), sender.text());
  }

  @Override
  public List<Sender> list(AccountSid account) {
    return sql.list(
        LIST,
        row -> new Sender(Columns.constant(Sender.Kind.class, row.getString(1)), row.getString(2)),
        account.value());
  }
}
