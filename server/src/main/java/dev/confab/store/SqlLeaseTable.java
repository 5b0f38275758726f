package dev.confab.store;

import dev.confab.domain.LeaseTable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Leases in a database.
record SqlLeaseTable(Sql sql) implements LeaseTable {
  private static final String TERM = "SELECT term FROM lease WHERE name = ?";

  /// The row stays, so that terms go on growing.
  private static final String RELEASE =
      "UPDATE lease SET date_until = 0 WHERE name = ? AND holder = ?";

  @Override
  public Optional<Long> take(String name, String holder, Duration length) {
    long micros = TimeUnit.NANOSECONDS.toMicros(length.toNanos());
    boolean isTaken = sql.update(take(), name, holder, micros) > 0;
    return isTaken ? sql.find(TERM, row -> row.getLong(1), name) : Optional.empty();
  }

  @Override
  public void release(String name, String holder) {
    sql.update(RELEASE, name, holder);
  }

  private String take() {
    return """
    INSERT INTO lease (name, holder, term, date_until) VALUES (?, ?, 1, (%1$s) + ?)
    ON CONFLICT (name) DO UPDATE
      SET term = lease.term + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END,
        holder = excluded.holder, date_until = excluded.date_until
      WHERE lease.holder = excluded.holder OR lease.date_until <= (%1$s)\
    """
        .formatted(sql.dialect().time());
  }

  @Override
  public boolean turn(String name) {
    var turn = "SELECT name FROM lease WHERE name = ?" + sql.dialect().freeRowLock();
    return sql.find(turn, row -> row.getString(1), name).isPresent();
  }
}
