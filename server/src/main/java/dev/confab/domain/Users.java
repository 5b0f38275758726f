package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of users.
public final class Users {
  public static final int ATTRIBUTES_BYTES_MAX = ProfileRules.ATTRIBUTES_BYTES_MAX;

  /// How many conversations a deleted user leaves in one transaction, which locks them all.
  private static final int LEAVE_MAX = 50;

  private final Store store;
  private final UserRules rules;
  private final ParticipantRules participants;
  private final InstantSource clock;

  /// How far the deletion of a user has come.
  private enum Deletion {
    NO_USER,
    STILL_MEMBER,
    DONE
  }

  public Users(Store store, SidSequence sids, Limits limits, InstantSource clock) {
    this.store = store;
    this.rules = new UserRules(sids);
    this.participants = new ParticipantRules(sids, limits);
    this.clock = clock;
  }

  /// @throws Failure [ErrorCode#USER_EXISTS] or [ErrorCode#SERVICE_ROLE_NOT_FOUND]
  public UserStatus create(
      Scope scope, NewUser wanted, Origin origin, @Nullable Once<UserStatus> once) {
    var now = clock.instant();
    return store.write(tables -> {
      var user =
          rules
              .add(tables, scope, wanted, origin, now)
              .orElseThrow(() -> new Failure(ErrorCode.USER_EXISTS, "User already exists"));
      return tables.answers().save(once, status(tables, user));
    });
  }

  public Optional<UserStatus> fetch(Scope scope, UserRef ref) {
    return store.read(tables -> tables.users().find(scope, ref).map(user -> status(tables, user)));
  }

  /// @throws Failure [ErrorCode#SERVICE_ROLE_NOT_FOUND]
  public Optional<UserStatus> update(
      Scope scope, UserRef ref, UserChange change, Origin origin, @Nullable Once<UserStatus> once) {
    return store.write(tables ->
        tables
            .users()
            .lock(scope, ref)
            .map(before -> {
              var after = update(tables, before, change, origin);
              return tables.answers().save(once, status(tables, after));
            }));
  }

  /// Deletes a user, who leaves all conversations that are not closed before. That may take several
  /// transactions; when one of them fails, the rest is done by the next call.
  @Assumed("what becomes of a deleted user's participants is not published; messages stay")
  public boolean delete(Scope scope, UserRef ref, Origin origin) {
    var found = store.read(tables -> tables.users().find(scope, ref));
    return found.isPresent() && delete(scope, new UserRef.BySid(found.get().sid()), origin);
  }

  private boolean delete(Scope scope, UserRef.BySid ref, Origin origin) {
    int forgotten;
    do {
      forgotten = store.write(tables -> forgetSome(tables, scope, ref));
    } while (forgotten > 0);
    while (true) { // ends unless others add the user all the time
      switch (store.write(tables -> deleteUnlessMember(tables, scope, ref, origin))) {
        case NO_USER -> {
          return false;
        }
        case DONE -> {
          return true;
        }
        case STILL_MEMBER -> store.write(tables -> leaveSome(tables, scope, ref, origin));
      }
    }
  }

  public Slice<User> list(Scope scope, PageRequest page) {
    return store.read(tables -> tables.users().list(scope, page));
  }

  private User update(Tables tables, User before, UserChange change, Origin origin) {
    var now = clock.instant();
    var after = before.changed(change, now);
    if (after.equals(before)) {
      return before;
    }
    if (!after.role().equals(before.role())) {
      UserRules.requireRole(tables, before.scope(), after.role());
    }
    var told = after.afterEvent();
    tables.users().replace(told);
    tables.events().append(List.of(after.event(EventType.USER_UPDATED, origin, now)));
    return told;
  }

  /// The locked user cannot join a conversation before this transaction ends, and is somebody new
  /// afterwards.
  private Deletion deleteUnlessMember(Tables tables, Scope scope, UserRef ref, Origin origin) {
    var found = tables.users().lock(scope, ref);
    if (found.isEmpty()) {
      return Deletion.NO_USER;
    }
    var user = found.get();
    if (!tables.participants().openConversations(scope, user.identity(), 1).isEmpty()) {
      return Deletion.STILL_MEMBER;
    }
    tables.events().append(List.of(user.event(EventType.USER_REMOVED, origin, clock.instant())));
    tables.bindings().deleteAll(scope, user.identity());
    tables.users().delete(user);
    return Deletion.DONE;
  }

  /// Else each of the transactions below would pass by all closed conversations.
  private static int forgetSome(Tables tables, Scope scope, UserRef ref) {
    return tables
        .users()
        .find(scope, ref)
        .map(user -> tables.participants().forgetClosedConversations(scope, user.identity()))
        .orElse(0);
  }

  /// All conversations are locked before anything else is, in the order of their sids.
  private List<OpenConversation> leaveSome(Tables tables, Scope scope, UserRef ref, Origin origin) {
    var user = tables.users().find(scope, ref);
    var now = clock.instant();
    var conversations =
        user
            .map(found ->
                tables.participants().openConversations(scope, found.identity(), LEAVE_MAX))
            .orElse(List.<ConversationSid>of())
            .stream()
            .map(sid -> new ConversationRef.BySid(sid))
            .flatMap(one -> OpenConversation.lock(tables, scope, one, origin, now).stream())
            .toList();
    user.ifPresent(
        found -> conversations.forEach(open -> participants.leave(tables, open, found.identity())));
    return conversations;
  }

  private static UserStatus status(Tables tables, User user) {
    return tables.settings().ofService(user.scope().service()).isReachabilityEnabled()
        ? new UserStatus(user, false, tables.users().isNotifiable(user))
        : UserStatus.unknown(user);
  }
}
