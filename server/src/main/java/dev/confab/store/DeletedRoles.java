package dev.confab.store;

import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Removes roles: at once from the sight of everybody, and a few at a time from those who have
/// them, who may be many. A role's row stays until nobody can come with it any more.
final class DeletedRoles {
  /// As many get another role in the transaction that deletes theirs.
  static final int AT_ONCE_MAX = 500;

  private static final String HIDE = "UPDATE role SET date_deleted = ? WHERE sid = ?";

  /// Whom somebody else has locked, he is left for later: others lock users in another order.
  private static final String REPLACE =
      """
      WITH holder AS (SELECT sid FROM %1$s WHERE role_sid = ? ORDER BY sid LIMIT ?%3$s)
      UPDATE %1$s SET role_sid = (
        SELECT s.%2$s FROM service_settings s WHERE s.service_sid = %1$s.service_sid)
      WHERE sid IN (SELECT sid FROM holder)\
      """;

  /// Takes how many roles are wanted. What is the first role from this one on that somebody has,
  /// only an index of roles can tell PostgreSQL, however many holders it expects.
  static final String HELD =
      """
      SELECT sid, type FROM role
      WHERE date_deleted IS NOT NULL AND sid = CASE type
        WHEN 'service' THEN (SELECT min(u.role_sid) FROM chat_user u WHERE u.role_sid >= role.sid)
        ELSE (SELECT min(p.role_sid) FROM participant p WHERE p.role_sid >= role.sid) END
      ORDER BY date_deleted, sid LIMIT ?\
      """;

  private static final String FORGET =
      """
      DELETE FROM role WHERE sid IN (
        SELECT sid FROM role WHERE date_deleted < ? ORDER BY date_deleted LIMIT ?)\
      """;

  /// A role that is hidden already.
  record Deleted(RoleType type, String sid) {}

  private DeletedRoles() {}

  /// Hides a role for good.
  ///
  /// @return how many have got another one
  static int delete(Sql sql, Role role, Instant now) {
    sql.update(HIDE, Micros.of(now), role.sid().value());
    return replace(sql, new Deleted(role.type(), role.sid().value()), AT_ONCE_MAX);
  }

  /// Those that somebody has, at most so many.
  static List<Deleted> held(Session session, int max) throws SQLException {
    return session.list(
        HELD,
        row -> new Deleted(Columns.constant(RoleType.class, row.getString(2)), row.getString(1)),
        max);
  }

  /// Gives the default role to some of those who have a deleted one.
  ///
  /// @return how many have got it
  static int replace(Sql sql, Deleted role, int max) {
    return sql.update(replace(sql.dialect(), role.type()), role.sid(), max);
  }

  /// Removes roles that nobody has, or can come with any more.
  ///
  /// @return how many were removed
  static int forget(Session session, Instant deletedBefore, int max) throws SQLException {
    return session.update(FORGET, Micros.of(deletedBefore), max);
  }

  /// The statement for those who have a role of a type. Its parameters are the role and how many
  /// may get another one.
  static String replace(Dialect dialect, RoleType type) {
    var lock = dialect.freeRowLock();
    return switch (type) {
      case SERVICE -> REPLACE.formatted("chat_user", "user_role_sid", lock);
      case CONVERSATION -> REPLACE.formatted("participant", "participant_role_sid", lock);
    };
  }
}
