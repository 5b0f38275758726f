package dev.confab.domain;

import dev.confab.domain.Conversation.Dates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of conversations.
public final class Conversations {
  private final ConversationStore store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Conversations(ConversationStore store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  public Conversation create(
      Account account, Scope scope, NewConversation wanted, @Nullable Once<Conversation> once) {
    if (wanted.state() == ConversationState.CLOSED) {
      throw new Failure(ErrorCode.CREATED_CLOSED, "Conversation cannot be created in closed state");
    }
    var now = clock.instant();
    var conversation =
        new Conversation(
            ConversationSid.next(sids),
            scope,
            profile(wanted.profile(), account),
            wanted.state(),
            Timers.startedAt(wanted.inactiveAfter(), wanted.closedAfter(), now),
            dates(wanted, now));
    store.insert(conversation, once);
    return conversation;
  }

  public Optional<Conversation> fetch(Scope scope, ConversationRef ref) {
    return store.find(scope, ref);
  }

  public Optional<Conversation> update(
      Scope scope,
      ConversationRef ref,
      ConversationChange change,
      @Nullable Once<Conversation> once) {
    var now = clock.instant();
    return store.update(scope, ref, current -> current.changed(change, now), once);
  }

  /// Deletes in any state: a closed conversation could not be removed otherwise.
  public boolean delete(Scope scope, ConversationRef ref) {
    return store.delete(scope, ref);
  }

  public Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page) {
    return store.list(scope, filter, page);
  }

  private static ConversationProfile profile(ConversationProfile wanted, Account account) {
    return wanted.messagingService() != null
        ? wanted
        : new ConversationProfile(
            wanted.friendlyName(),
            wanted.uniqueName(),
            wanted.attributes(),
            account.defaultMessagingService(),
            wanted.email());
  }

  @Assumed("an imported conversation without DateUpdated was last updated when it was created")
  private static Dates dates(NewConversation wanted, Instant now) {
    var created = wanted.dateCreated() == null ? now : wanted.dateCreated();
    var updated = wanted.dateUpdated() == null ? created : wanted.dateUpdated();
    return new Dates(created, updated, now);
  }
}
