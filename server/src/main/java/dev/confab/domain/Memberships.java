package dev.confab.domain;

import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conversations of somebody: of a user, who can change his view of each, and of any identity
/// or address. Empty answers mean that the user, or he in the conversation, is missing.
public final class Memberships {
  private final Store store;
  private final ParticipantRules rules;
  private final InstantSource clock;

  /// A user's place in a conversation, that is locked.
  private record Place(User user, OpenConversation open, Participant participant) {}

  public Memberships(Store store, SidSequence sids, Limits limits, InstantSource clock) {
    this.store = store;
    this.rules = new ParticipantRules(sids, limits);
    this.clock = clock;
  }

  public Optional<Membership> fetch(Scope scope, MembershipPath path) {
    return store.read(tables ->
        tables
            .users()
            .find(scope, path.user())
            .flatMap(found ->
                tables
                    .conversations()
                    .find(scope, path.conversation())
                    .flatMap(in -> tables.memberships().find(scope, found.identity(), in.sid()))
                    .map(membership -> membership.of(found.sid()))));
  }

  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED]
  public Optional<Membership> update(
      Scope scope,
      MembershipPath path,
      ParticipantChange change,
      Origin origin,
      @Nullable Once<Membership> once) {
    return store.write(tables ->
        lock(tables, scope, path, origin)
            .flatMap(place -> {
              rules.change(tables, place.open(), place.participant(), change);
              place.open().save();
              return tables
                  .memberships()
                  .find(scope, place.user().identity(), place.participant().conversation())
                  .map(membership -> membership.of(place.user().sid()));
            })
            .map(membership -> tables.answers().save(once, membership)));
  }

  /// Removes the user from the conversation.
  ///
  /// @return whether he was in it
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED]
  public boolean delete(Scope scope, MembershipPath path, Origin origin) {
    return store.write(tables -> {
      var place = lock(tables, scope, path, origin);
      place.ifPresent(found -> {
        rules.remove(tables, found.open(), found.participant());
        found.open().save();
      });
      return place.isPresent();
    });
  }

  /// The conversations of a user, closed ones included, the latest activity first.
  @Assumed("in the order of the list of all conversations")
  public Optional<Slice<Membership>> ofUser(Scope scope, UserRef user, PageRequest page) {
    return store.read(tables ->
        tables
            .users()
            .find(scope, user)
            .map(found ->
                tables
                    .memberships()
                    .ofUser(scope, found.identity(), page)
                    .map(membership -> membership.of(found.sid()))));
  }

  /// The conversations of an identity, closed ones included, by sid.
  public Slice<Membership> ofIdentity(Scope scope, String identity, PageRequest page) {
    return store.read(tables -> tables.memberships().ofIdentity(scope, identity, page));
  }

  /// As [#ofIdentity], for a participant's own address.
  public Slice<Membership> ofAddress(Scope scope, String address, PageRequest page) {
    return store.read(tables -> tables.memberships().ofAddress(scope, address, page));
  }

  private Optional<Place> lock(Tables tables, Scope scope, MembershipPath path, Origin origin) {
    var now = clock.instant();
    return tables
        .users()
        .find(scope, path.user())
        .flatMap(user ->
            OpenConversation.lock(tables, scope, path.conversation(), origin, now)
                .flatMap(open ->
                    tables
                        .participants()
                        .find(
                            open.conversation().sid(),
                            new ParticipantRef.ByIdentity(user.identity()))
                        .map(found -> {
                          open.conversation().requireWritable();
                          return new Place(user, open, found);
                        })));
  }
}
