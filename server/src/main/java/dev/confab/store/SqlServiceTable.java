package dev.confab.store;

import dev.confab.domain.NewService;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Service;
import dev.confab.domain.ServiceTable;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Services in a database. A deleted one keeps its row until nothing is left in it.
record SqlServiceTable(Sql sql) implements ServiceTable {
  private static final String INSERT =
      """
      INSERT INTO service (sid, account_sid, friendly_name, date_created, date_updated)
      VALUES (?, ?, ?, ?, ?)\
      """;

  private static final String SELECT =
      """
      SELECT sid, account_sid, friendly_name, date_created, date_updated FROM service
      WHERE date_deleted IS NULL AND account_sid = ?\
      """;

  private static final String DELETE =
      """
      UPDATE service SET date_deleted = ?
      WHERE sid = ? AND account_sid = ? AND date_deleted IS NULL\
      """;

  /// What other services of the account may have from now on.
  private static final List<String> RELEASE =
      List.of(release("address_pair"), release("group_text"));

  private static String release(String table) {
    return "DELETE FROM "
        + table
        + " WHERE conversation_sid IN (SELECT conversation_sid FROM participant"
        + " WHERE service_sid = ? AND address IS NOT NULL)";
  }

  @Override
  public void insert(NewService made) {
    var service = made.service();
    sql.update(
        INSERT,
        service.sid().value(),
        service.account().value(),
        service.friendlyName(),
        Micros.of(service.dateCreated()),
        Micros.of(service.dateUpdated()));
    var roles = new SqlRoleTable(sql);
    made.roles().forEach(roles::insert);
    new SqlSettingsTable(sql).insert(made.settings());
  }

  @Override
  public Optional<Service> find(AccountSid account, ServiceSid sid) {
    return sql.find(
        SELECT + " AND sid = ?", SqlServiceTable::service, account.value(), sid.value());
  }

  @Override
  public Slice<Service> list(AccountSid account, PageRequest page) {
    return sql.bySid(
        SELECT, SqlServiceTable::service, service -> service.sid().value(), page, account.value());
  }

  @Override
  public void release(ServiceSid sid) {
    RELEASE.forEach(release -> sql.update(release, sid.value()));
  }

  @Override
  public boolean delete(AccountSid account, ServiceSid sid, Instant now) {
    return sql.update(DELETE, Micros.of(now), sid.value(), account.value()) > 0;
  }

  private static Service service(ResultSet row) throws SQLException {
    return new Service(
        new ServiceSid(row.getString(1)),
        new AccountSid(row.getString(2)),
        row.getString(3),
        Micros.instant(row.getLong(4)),
        Micros.instant(row.getLong(5)));
  }
}
