package dev.confab.domain;

import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.Conversation.Dates;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of conversations.
public final class Conversations {
  /// Why a state has changed, as webhooks show it.
  static final String BY_API = "API";

  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Conversations(Store store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  /// @param account the one that the scope is in, for its defaults
  public Conversation create(
      Account account,
      Scope scope,
      NewConversation wanted,
      Origin origin,
      @Nullable Once<Conversation> once) {
    var now = clock.instant();
    var made = make(account, scope, wanted, now);
    requireMessagingService(account, wanted);
    var added =
        Event.next(
            made, EventType.CONVERSATION_ADDED, origin, now, new Subject.OfConversation(made));
    var conversation = made.withCounters(made.counters().afterEvent());
    store.create(conversation, added, once);
    return conversation;
  }

  public Optional<Conversation> fetch(Scope scope, ConversationRef ref) {
    return store.read(tables -> tables.conversations().find(scope, ref));
  }

  public Optional<Conversation> update(
      Scope scope,
      ConversationRef ref,
      ConversationChange change,
      Origin origin,
      @Nullable Once<Conversation> once) {
    var now = clock.instant();
    return store.write(tables ->
        OpenConversation.lock(tables, scope, ref, origin, now)
            .map(open -> {
              update(tables, open, change, now);
              return tables.answers().save(once, open.conversation());
            }));
  }

  /// Deletes in any state: a closed conversation could not be removed otherwise.
  public boolean delete(Scope scope, ConversationRef ref, Origin origin) {
    var now = clock.instant();
    return store.write(tables -> {
      var open = OpenConversation.lock(tables, scope, ref, origin, now);
      open.ifPresent(found -> {
        found.tell(
            EventType.CONVERSATION_REMOVED, new Subject.OfConversation(found.conversation()));
        found.delete();
      });
      return open.isPresent();
    });
  }

  public Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page) {
    return store.read(tables -> tables.conversations().list(scope, filter, page));
  }

  private static void update(
      Tables tables, OpenConversation open, ConversationChange change, Instant now) {
    var before = open.conversation();
    var after = before.changed(change, now);
    if (after.equals(before)) {
      open.save(); // what its timers have changed
      return;
    }
    Senders.require(
        tables,
        before.scope().account(),
        before.profile().messagingService(),
        after.profile().messagingService());
    open.replace(after);
    open.tell(EventType.CONVERSATION_UPDATED, new Subject.OfConversation(after));
    if (after.state() != before.state()) {
      open.tell(
          EventType.CONVERSATION_STATE_UPDATED,
          new Subject.OfState(after, before.state(), after.state(), BY_API));
    }
    open.save();
  }

  /// The conversation that a create asks for.
  ///
  /// @throws Failure [ErrorCode#CREATED_CLOSED]
  Conversation make(Account account, Scope scope, NewConversation wanted, Instant now) {
    if (wanted.state() == ConversationState.CLOSED) {
      throw new Failure(ErrorCode.CREATED_CLOSED, "Conversation cannot be created in closed state");
    }
    var inactive = wanted.inactiveAfter().over(TimerKind.INACTIVE.length(account.inactiveTimer()));
    var closed = wanted.closedAfter().over(TimerKind.CLOSED.length(account.closedTimer()));
    return new Conversation(
        ConversationSid.next(sids),
        scope,
        profile(wanted.profile(), account.defaultMessagingService()),
        wanted.state(),
        Timers.startedAt(inactive, closed, now),
        dates(wanted, now),
        Conversation.SYSTEM,
        Counters.ZERO);
  }

  /// Looks only when a request names one, which few do.
  ///
  /// @throws Failure [ErrorCode#MESSAGING_SERVICE_NOT_OWNED]
  private void requireMessagingService(Account account, NewConversation wanted) {
    var service = wanted.profile().messagingService();
    if (service != null) {
      var _ =
          store.read(tables -> {
            Senders.require(tables, account.sid(), null, service);
            return service;
          });
    }
  }

  private static ConversationProfile profile(
      ConversationProfile wanted, @Nullable MessagingServiceSid messagingService) {
    return wanted.messagingService() != null
        ? wanted
        : new ConversationProfile(
            wanted.friendlyName(),
            wanted.uniqueName(),
            wanted.attributes(),
            messagingService,
            wanted.email());
  }

  private static Dates dates(NewConversation wanted, Instant now) {
    var dates = Timestamps.of(wanted.dateCreated(), wanted.dateUpdated(), now);
    return new Dates(dates.created(), dates.updated(), now);
  }
}
