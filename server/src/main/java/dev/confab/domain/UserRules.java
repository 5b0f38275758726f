package dev.confab.domain;

import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.UserSid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How users come into being, inside of a transaction.
final class UserRules {
  private final SidSequence sids;

  UserRules(SidSequence sids) {
    this.sids = sids;
  }

  /// Adds a user.
  ///
  /// @return empty when the service has a user with this identity
  /// @throws Failure [ErrorCode#SERVICE_ROLE_NOT_FOUND]
  Optional<User> add(Tables tables, Scope scope, NewUser wanted, Origin origin, Instant now) {
    var made =
        new User(
            UserSid.next(sids),
            scope,
            wanted.identity(),
            wanted.friendlyName(),
            wanted.attributes(),
            role(tables, scope, wanted.role()),
            Timestamps.at(now),
            0);
    var user = made.afterEvent();
    if (!tables.users().insert(user)) {
      return Optional.empty();
    }
    tables.events().append(List.of(made.event(EventType.USER_ADDED, origin, now)));
    return Optional.of(user);
  }

  /// Locks the user with an identity, who is added when there is none.
  User lockOrAdd(Tables tables, Scope scope, String identity, Origin origin, Instant now) {
    while (true) { // ends unless others add and delete this user all the time
      var found = tables.users().lock(scope, new UserRef.ByIdentity(identity));
      if (found.isPresent()) {
        return found.get();
      }
      var added = add(tables, scope, NewUser.of(identity), origin, now);
      if (added.isPresent()) {
        return added.get();
      }
    }
  }

  private static RoleSid role(Tables tables, Scope scope, @Nullable RoleSid wanted) {
    if (wanted == null) {
      return tables.settings().ofService(scope.service()).roles().user();
    }
    requireRole(tables, scope, wanted);
    return wanted;
  }

  /// @throws Failure [ErrorCode#SERVICE_ROLE_NOT_FOUND]
  static void requireRole(Tables tables, Scope scope, RoleSid role) {
    boolean isFound =
        tables
            .roles()
            .lock(scope, role)
            .filter(found -> found.type() == RoleType.SERVICE)
            .isPresent();
    if (!isFound) {
      throw new Failure(ErrorCode.SERVICE_ROLE_NOT_FOUND, "Service role not found");
    }
  }
}
