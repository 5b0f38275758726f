package dev.confab.store;

import dev.confab.domain.Account;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.ServiceSettings;
import dev.confab.domain.ServiceSettings.DefaultRoles;
import dev.confab.domain.SettingsTable;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.ServiceSid;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Settings in a database.
record SqlSettingsTable(Sql sql) implements SettingsTable {
  private static final String ACCOUNT =
      "SELECT " + AccountRows.COLUMNS + " FROM account a WHERE a.sid = ?";

  private static final String REPLACE_ACCOUNT =
      """
      UPDATE account SET default_service_sid = ?, default_messaging_service_sid = ?,
        inactive_timer = ?, closed_timer = ?
      WHERE sid = ?\
      """;

  private static final String SERVICE =
      """
      SELECT service_sid, creator_role_sid, participant_role_sid, user_role_sid,
        reachability_enabled, notifications
      FROM service_settings WHERE service_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO service_settings (creator_role_sid, participant_role_sid, user_role_sid,
        reachability_enabled, notifications, service_sid)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  private static final String REPLACE =
      """
      UPDATE service_settings SET creator_role_sid = ?, participant_role_sid = ?,
        user_role_sid = ?, reachability_enabled = ?, notifications = ?
      WHERE service_sid = ?\
      """;

  @Override
  public Account ofAccount(AccountSid account) {
    return sql.find(ACCOUNT, AccountRows::read, account.value())
        .orElseThrow(() -> gone(account.value()));
  }

  @Override
  public Account lockAccount(AccountSid account) {
    return sql.lock(ACCOUNT, AccountRows::read, account.value())
        .orElseThrow(() -> gone(account.value()));
  }

  @Override
  public void replace(Account account) {
    sql.update(
        REPLACE_ACCOUNT,
        account.defaultService().value(),
        Columns.text(account.defaultMessagingService()),
        account.inactiveTimer(),
        account.closedTimer(),
        account.sid().value());
  }

  @Override
  public ServiceSettings ofService(ServiceSid service) {
    return sql.find(SERVICE, SqlSettingsTable::settings, service.value())
        .orElseThrow(() -> gone(service.value()));
  }

  @Override
  public ServiceSettings lockService(ServiceSid service) {
    return sql.lock(SERVICE, SqlSettingsTable::settings, service.value())
        .orElseThrow(() -> gone(service.value()));
  }

  void insert(ServiceSettings settings) {
    write(INSERT, settings);
  }

  @Override
  public void replace(ServiceSettings settings) {
    write(REPLACE, settings);
  }

  private void write(String statement, ServiceSettings settings) {
    var roles = settings.roles();
    sql.update(
        statement,
        roles.creator().value(),
        roles.participant().value(),
        roles.user().value(),
        settings.isReachabilityEnabled() ? 1 : 0,
        NotificationsText.of(settings.notifications()),
        settings.service().value());
  }

  /// Tells of an account or service that was deleted meanwhile.
  static Failure gone(String sid) {
    return new Failure(ErrorCode.NOT_FOUND, "The requested resource " + sid + " was not found");
  }

  private static ServiceSettings settings(ResultSet row) throws SQLException {
    return new ServiceSettings(
        new ServiceSid(row.getString(1)),
        new DefaultRoles(
            new RoleSid(row.getString(2)),
            new RoleSid(row.getString(3)),
            new RoleSid(row.getString(4))),
        row.getInt(5) == 1,
        NotificationsText.read(row.getString(6)));
  }
}
