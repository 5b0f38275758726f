package dev.confab.store;

import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.platform.Json;
import dev.confab.store.engine.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads events at positions that are known, each with its data: its own, or that of the message
/// whose adding it tells of.
final class LoggedEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedEvents.class);

  private static final String COLUMNS =
      "event.position, service.account_sid, event.data, conversation.messaging_service_sid, "
          + EventRows.COLUMNS
          + ", "
          + MessageRows.COLUMNS;

  private static final int ACCOUNT = 2;
  private static final int DATA = 3;
  private static final int MESSAGING_SERVICE = 4;
  private static final int EVENT = 5;
  private static final int SERVICE = EVENT + EventRows.SERVICE;
  private static final int MESSAGE = EVENT + EventRows.COUNT;

  /// The service of a message is kept as long as the message is.
  private static final String TABLES =
      """
      event
      LEFT JOIN message ON message.sid = event.subject_sid AND event.data IS NULL
      LEFT JOIN service ON service.sid = event.service_sid
      LEFT JOIN conversation ON conversation.sid = event.stream_sid\
      """;

  static final String CONDITION = "event.position = CAST(wanted.value ->> 0 AS BIGINT)";

  private LoggedEvents() {}

  /// The query, whose parameter is made by [Wanted].
  static String query(Dialect dialect) {
    return dialect.lookUp(COLUMNS, TABLES, CONDITION, "");
  }

  /// In the order of the positions. Where none is, there is nothing.
  static List<Entry> at(Sql sql, List<Long> positions) {
    if (positions.isEmpty()) {
      return List.of();
    }
    return sql
        .list(
            query(sql.dialect()),
            LoggedEvents::read,
            Wanted.of(positions, position -> "" + position))
        .stream()
        .sorted(Comparator.comparingLong(Entry::position))
        .toList();
  }

  private static Entry read(ResultSet row) throws SQLException {
    @Nullable String account = row.getString(ACCOUNT);
    @Nullable String messagingService = row.getString(MESSAGING_SERVICE);
    return new Entry(
        row.getLong(1),
        account == null ? null : new AccountSid(account),
        messagingService == null ? null : new MessagingServiceSid(messagingService),
        EventRows.read(row, EVENT, data(row)));
  }

  /// A row that cannot be read stops nobody: all readers would stand before it for ever.
  private static String data(ResultSet row) throws SQLException {
    @Nullable String own = row.getString(DATA);
    try {
      return own == null ? ofMessage(row) : object(own);
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("position", row.getLong(1))
          .setCause(e)
          .log("An event has lost its data");
      return LoggedEvent.LOST;
    }
  }

  private static String object(String json) {
    return Json.members(json).map(_ -> json).orElseThrow();
  }

  private static String ofMessage(ResultSet row) throws SQLException {
    var scope = Columns.scope(row, ACCOUNT, SERVICE);
    return EventJson.text(MessageRows.read(row, MESSAGE, scope));
  }
}
