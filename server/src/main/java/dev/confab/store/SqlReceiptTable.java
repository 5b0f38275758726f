package dev.confab.store;

import dev.confab.domain.Message;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Receipt;
import dev.confab.domain.ReceiptTable;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.ReceiptSid;
import java.util.Optional;

/// Receipts in a database.
record SqlReceiptTable(Sql sql) implements ReceiptTable {
  @Override
  public Optional<Receipt> find(Message message, ReceiptSid sid) {
    return sql.find(
        ReceiptRows.SELECT + " AND sid = ?",
        row -> ReceiptRows.read(row, message.scope()),
        message.sid().value(),
        sid.value());
  }

  @Override
  public void replace(Receipt receipt) {
    sql.call(session -> {
      ReceiptRows.update(session, receipt);
      return receipt;
    });
  }

  @Override
  public Slice<Receipt> list(Message message, PageRequest page) {
    return sql.bySid(
        ReceiptRows.SELECT,
        row -> ReceiptRows.read(row, message.scope()),
        receipt -> receipt.sid().value(),
        page,
        message.sid().value());
  }
}
