package dev.confab.store;

import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.User;
import dev.confab.domain.UserRef;
import dev.confab.domain.UserTable;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.UserSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Users in a database.
record SqlUserTable(Sql sql) implements UserTable {
  private static final String SELECT =
      """
      SELECT sid, account_sid, service_sid, identity, friendly_name, attributes, role_sid,
        date_created, date_updated, next_event
      FROM chat_user WHERE service_sid = ? AND account_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO chat_user (sid, account_sid, service_sid, identity, friendly_name, attributes,
        role_sid, date_created, date_updated, next_event)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (service_sid, identity) DO NOTHING\
      """;

  private static final String REPLACE =
      """
      UPDATE chat_user SET friendly_name = ?, attributes = ?, role_sid = ?, date_updated = ?,
        next_event = ?
      WHERE sid = ?\
      """;

  private static final String IS_NOTIFIABLE =
      """
      SELECT 1 FROM push_binding WHERE service_sid = ? AND identity = ? AND account_sid = ? LIMIT 1\
      """;

  @Override
  public Optional<User> find(Scope scope, UserRef ref) {
    return select(scope, ref, "");
  }

  @Override
  public Optional<User> lock(Scope scope, UserRef ref) {
    return select(scope, ref, sql.dialect().rowLock());
  }

  @Override
  public boolean insert(User user) {
    return sql.update(
            INSERT,
            user.sid().value(),
            user.scope().account().value(),
            user.scope().service().value(),
            user.identity(),
            user.friendlyName(),
            user.attributes(),
            user.role().value(),
            Micros.of(user.dates().created()),
            Micros.of(user.dates().updated()),
            user.nextEvent())
        > 0;
  }

  @Override
  public void replace(User user) {
    sql.update(
        REPLACE,
        user.friendlyName(),
        user.attributes(),
        user.role().value(),
        Micros.of(user.dates().updated()),
        user.nextEvent(),
        user.sid().value());
  }

  @Override
  public void delete(User user) {
    sql.update("DELETE FROM chat_user WHERE sid = ?", user.sid().value());
  }

  @Override
  public boolean isNotifiable(User user) {
    var scope = user.scope();
    return sql.find(
            IS_NOTIFIABLE,
            row -> row.getInt(1),
            scope.service().value(),
            user.identity(),
            scope.account().value())
        .isPresent();
  }

  @Override
  public Slice<User> list(Scope scope, PageRequest page) {
    return sql.bySid(
        SELECT,
        SqlUserTable::user,
        user -> user.sid().value(),
        page,
        scope.service().value(),
        scope.account().value());
  }

  private Optional<User> select(Scope scope, UserRef ref, String lock) {
    return switch (ref) {
      case UserRef.BySid(var sid) -> select(scope, " AND sid = ?" + lock, sid.value());
      case UserRef.ByIdentity(var identity) -> select(scope, " AND identity = ?" + lock, identity);
    };
  }

  private Optional<User> select(Scope scope, String condition, String value) {
    return sql.find(
        SELECT + condition,
        SqlUserTable::user,
        scope.service().value(),
        scope.account().value(),
        value);
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        new UserSid(row.getString(1)),
        Columns.scope(row, 2, 3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new RoleSid(row.getString(7)),
        Columns.timestamps(row, 8, 9),
        row.getLong(10));
  }
}
