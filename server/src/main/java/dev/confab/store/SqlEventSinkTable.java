package dev.confab.store;

import dev.confab.domain.EventSink;
import dev.confab.domain.EventSinkTable;
import dev.confab.domain.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sinks of events in a database. A service without one has no row.
record SqlEventSinkTable(Sql sql) implements EventSinkTable {
  private static final String SELECT =
      "SELECT url, batch_max FROM event_sink WHERE service_sid = ? AND account_sid = ?";

  private static final String ANY =
      "SELECT service_sid FROM event_sink ORDER BY service_sid LIMIT 1";

  private static final String DELETE = "DELETE FROM event_sink WHERE service_sid = ?";

  private static final String REPLACE =
      """
      INSERT INTO event_sink (service_sid, account_sid, url, batch_max) VALUES (?, ?, ?, ?)
      ON CONFLICT (service_sid) DO UPDATE SET url = excluded.url, batch_max = excluded.batch_max\
      """;

  @Override
  public Optional<EventSink> find(Scope scope) {
    return sql.find(
        SELECT,
        row -> new EventSink(row.getString(1), row.getInt(2)),
        scope.service().value(),
        scope.account().value());
  }

  @Override
  public void replace(Scope scope, @Nullable EventSink sink) {
    var service = scope.service().value();
    if (sink == null) {
      sql.update(DELETE, service);
    } else {
      sql.update(REPLACE, service, scope.account().value(), sink.url(), sink.batchMax());
    }
  }

  @Override
  public boolean hasListeners() {
    return sql.find(ANY, row -> row.getString(1)).isPresent();
  }
}
