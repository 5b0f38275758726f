package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of roles.
///
/// Whoever makes a role a default, or deletes one, locks the settings of the service first. So no
/// default role is ever missing.
public final class Roles {
  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Roles(Store store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  /// What a create asks for.
  ///
  /// @param friendlyName at most 256 characters; several roles may have the same
  /// @param permissions names, at least one
  public record NewRole(String friendlyName, RoleType type, List<String> permissions) {}

  /// @throws Failure [ErrorCode#FRIENDLY_NAME_MISSING], [ErrorCode#FRIENDLY_NAME_TOO_LONG] or
  ///   [ErrorCode#PERMISSION_UNKNOWN]
  public Role create(Scope scope, NewRole wanted, @Nullable Once<Role> once) {
    var now = clock.instant();
    var role =
        new Role(
            RoleSid.next(sids),
            scope,
            ProfileRules.requiredName(wanted.friendlyName()),
            wanted.type(),
            Permission.of(wanted.type(), wanted.permissions()),
            Timestamps.at(now));
    return store.write(tables -> {
      tables.roles().insert(role);
      OpenStream.of(tables, scope, now).tell(EventType.ROLE_ADDED, new Subject.OfRole(role));
      return tables.answers().save(once, role);
    });
  }

  public Optional<Role> fetch(Scope scope, RoleSid sid) {
    return store.read(tables -> tables.roles().find(scope, sid));
  }

  /// Gives a role other permissions.
  ///
  /// @param permissions names of all that it shall have, at least one
  /// @throws Failure [ErrorCode#PERMISSION_UNKNOWN]
  public Optional<Role> update(
      Scope scope, RoleSid sid, List<String> permissions, @Nullable Once<Role> once) {
    var now = clock.instant();
    return store.write(tables ->
        tables
            .roles()
            .lock(scope, sid)
            .map(before -> {
              var after = before.withPermissions(Permission.of(before.type(), permissions), now);
              if (!after.equals(before)) {
                tables.roles().replace(after);
                OpenStream.of(tables, scope, now)
                    .tell(EventType.ROLE_UPDATED, new Subject.OfRole(after));
              }
              return tables.answers().save(once, after);
            }));
  }

  /// Deletes a role. Users and participants who have it get the default one of its type: some
  /// hundreds at once, the others in the background.
  ///
  /// @return whether there was one
  /// @throws Failure [ErrorCode#INVALID_PARAMETER] for a default role of the service
  @Assumed("a default role cannot be deleted; nobody is told that others got another role")
  public boolean delete(Scope scope, RoleSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var defaults = tables.settings().lockService(scope.service()).roles();
      var role = tables.roles().lock(scope, sid);
      role.ifPresent(found -> {
        if (defaults.has(sid)) {
          throw new Failure(
              ErrorCode.INVALID_PARAMETER, "A default role of the service cannot be deleted");
        }
        tables.roles().delete(found, now);
        OpenStream.of(tables, scope, now).tell(EventType.ROLE_REMOVED, new Subject.OfRole(found));
      });
      return role.isPresent();
    });
  }

  public Slice<Role> list(Scope scope, PageRequest page) {
    return store.read(tables -> tables.roles().list(scope, page));
  }
}
