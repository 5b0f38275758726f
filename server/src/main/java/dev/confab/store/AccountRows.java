package dev.confab.store;

import dev.confab.domain.Account;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ServiceSid;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Accounts as rows of their table.
final class AccountRows {
  /// Of the table under the name `a`.
  static final String COLUMNS =
      """
      a.sid, a.friendly_name, a.default_service_sid, a.default_messaging_service_sid, \
      a.inactive_timer, a.closed_timer\
      """;

  /// How many columns [#COLUMNS] has.
  static final int COUNT = 6;

  private AccountRows() {}

  /// Reads a row that begins with [#COLUMNS].
  static Account read(ResultSet row) throws SQLException {
    return new Account(
        new AccountSid(row.getString(1)),
        row.getString(2),
        new ServiceSid(row.getString(3)),
        Columns.parsed(row, 4, MessagingServiceSid::new),
        row.getString(5),
        row.getString(6));
  }
}
