package dev.confab.store;

import dev.confab.domain.PageRequest;
import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleTable;
import dev.confab.domain.RoleType;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.RoleSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Roles in a database.
record SqlRoleTable(Sql sql) implements RoleTable {
  private static final String SELECT =
      """
      SELECT sid, account_sid, service_sid, friendly_name, type, permissions,
        date_created, date_updated
      FROM role WHERE service_sid = ? AND account_sid = ? AND date_deleted IS NULL\
      """;

  private static final String INSERT =
      """
      INSERT INTO role (sid, account_sid, service_sid, friendly_name, type, permissions,
        date_created, date_updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  @Override
  public Optional<Role> find(Scope scope, RoleSid sid) {
    return sql.find(
        SELECT + " AND sid = ?",
        SqlRoleTable::role,
        scope.service().value(),
        scope.account().value(),
        sid.value());
  }

  @Override
  public Optional<Role> lock(Scope scope, RoleSid sid) {
    return sql.lock(
        SELECT + " AND sid = ?",
        SqlRoleTable::role,
        scope.service().value(),
        scope.account().value(),
        sid.value());
  }

  @Override
  public void insert(Role role) {
    sql.update(
        INSERT,
        role.sid().value(),
        role.scope().account().value(),
        role.scope().service().value(),
        role.friendlyName(),
        role.type().text(),
        words(role.permissions()),
        Micros.of(role.dates().created()),
        Micros.of(role.dates().updated()));
  }

  @Override
  public void replace(Role role) {
    sql.update(
        "UPDATE role SET permissions = ?, date_updated = ? WHERE sid = ?",
        words(role.permissions()),
        Micros.of(role.dates().updated()),
        role.sid().value());
  }

  @Override
  public void delete(Role role, Instant now) {
    DeletedRoles.delete(sql, role, now);
  }

  @Override
  public Slice<Role> list(Scope scope, PageRequest page) {
    return sql.bySid(
        SELECT,
        SqlRoleTable::role,
        role -> role.sid().value(),
        page,
        scope.service().value(),
        scope.account().value());
  }

  private static String words(List<Permission> permissions) {
    return Columns.words(permissions.stream().map(Permission::text).toList());
  }

  private static Role role(ResultSet row) throws SQLException {
    return new Role(
        new RoleSid(row.getString(1)),
        Columns.scope(row, 2, 3),
        row.getString(4),
        RoleType.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
        Columns.words(row.getString(6)).stream()
            .map(word -> Permission.of(word).orElseThrow())
            .toList(),
        Columns.timestamps(row, 7, 8));
  }
}
