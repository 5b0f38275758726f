package dev.confab.store;

import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
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

  /// Somebody may have got a role of his own choice since he was found.
  private static final String REPLACE =
      """
      UPDATE %1$s SET role_sid = (
        SELECT s.%2$s FROM service_settings s WHERE s.service_sid = %1$s.service_sid)
      WHERE role_sid = ? AND sid IN (
        SELECT sid FROM %1$s WHERE role_sid = ? ORDER BY sid LIMIT ?)\
      """;

  private static final String DELETED =
      """
      SELECT sid, type FROM role WHERE date_deleted IS NOT NULL ORDER BY date_deleted, sid\
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
  static int delete(Session session, Role role, Instant now) throws SQLException {
    session.update(HIDE, Micros.of(now), role.sid().value());
    return replace(session, new Deleted(role.type(), role.sid().value()), AT_ONCE_MAX);
  }

  static List<Deleted> all(Session session) throws SQLException {
    return session.list(
        DELETED,
        row -> new Deleted(Columns.constant(RoleType.class, row.getString(2)), row.getString(1)));
  }

  /// Gives the default role to some of those who have a deleted one.
  ///
  /// @return how many have got it
  static int replace(Session session, Deleted role, int max) throws SQLException {
    return session.update(replace(role.type()), role.sid(), role.sid(), max);
  }

  /// Removes roles that nobody has, or can come with any more.
  ///
  /// @return how many were removed
  static int forget(Session session, Instant deletedBefore, int max) throws SQLException {
    return session.update(FORGET, Micros.of(deletedBefore), max);
  }

  /// The statement for those who have a role of a type. Its parameters are the role, twice, and how
  /// many may get another one.
  static String replace(RoleType type) {
    return switch (type) {
      case SERVICE -> REPLACE.formatted("chat_user", "user_role_sid");
      case CONVERSATION -> REPLACE.formatted("participant", "participant_role_sid");
    };
  }
}
