package dev.confab.store;

import dev.confab.domain.LeaseTable;
import java.time.Instant;

/// Leases in a database.
record SqlLeaseTable(Sql sql) implements LeaseTable {
  private static final String TAKE =
      """
      INSERT INTO lease (name, holder, date_until) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE
        SET holder = excluded.holder, date_until = excluded.date_until
        WHERE lease.holder = excluded.holder OR lease.date_until <= ?\
      """;

  @Override
  public boolean take(String name, String holder, Instant now, Instant until) {
    return sql.update(TAKE, name, holder, Micros.of(until), Micros.of(now)) > 0;
  }

  @Override
  public void release(String name, String holder) {
    sql.update("DELETE FROM lease WHERE name = ? AND holder = ?", name, holder);
  }

  @Override
  public boolean turn(String name) {
    var turn = "SELECT name FROM lease WHERE name = ?" + sql.dialect().freeRowLock();
    return sql.find(turn, row -> row.getString(1), name).isPresent();
  }
}
