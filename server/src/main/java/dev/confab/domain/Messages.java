package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.MessageTable.Order;
import dev.confab.domain.sid.ContentSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of messages. How a new one gets its place is told by [MessageRules].
public final class Messages {
  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Messages(Store store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  /// @return the message, or empty when there is no such conversation
  /// @throws Failure as [Store#append], and for a template [ErrorCode#CONTENT_SID_INVALID] and as
  ///   [ContentTemplate#body]
  public Optional<Message> create(
      Scope scope,
      ConversationRef ref,
      NewMessage wanted,
      Origin origin,
      @Nullable Once<Message> once) {
    return placed(scope, ref, wanted)
        .flatMap(placed -> store.append(draft(scope, placed, wanted, origin), once));
  }

  public Optional<Message> fetch(MessageRef ref) {
    return store.read(tables -> find(tables, ref));
  }

  /// @return empty when there is no such conversation or message
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED], [ErrorCode#CONVERSATION_INITIALIZING],
  ///   [ErrorCode#MEDIA_BODY_FIXED] or [ErrorCode#AUTHOR_NOT_IN_GROUP_MMS]
  public Optional<Message> update(
      MessageRef ref, MessageChange change, Origin origin, @Nullable Once<Message> once) {
    var now = clock.instant();
    return store.write(tables ->
        lock(tables, ref, origin, now)
            .map(found -> tables.answers().save(once, update(tables, found, change, now))));
  }

  /// @return whether there was such a message
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED] or [ErrorCode#CONVERSATION_INITIALIZING]
  public boolean delete(MessageRef ref, Origin origin) {
    var now = clock.instant();
    return store.write(tables -> {
      var found = lock(tables, ref, origin, now);
      found.ifPresent(message -> delete(tables, message));
      return found.isPresent();
    });
  }

  /// @return empty when there is no such conversation
  public Optional<Slice<Message>> list(
      Scope scope, ConversationRef ref, Order order, PageRequest page) {
    return store.read(tables ->
        tables
            .conversations()
            .find(scope, ref)
            .map(conversation -> tables.messages().list(conversation, order, page)));
  }

  static Optional<Message> find(Tables tables, MessageRef ref) {
    return tables
        .conversations()
        .find(ref.scope(), ref.conversation())
        .flatMap(conversation -> tables.messages().find(conversation, ref.sid()));
  }

  /// A message whose conversation is locked, to be changed.
  private record Locked(OpenConversation open, Message message) {}

  private static Optional<Locked> lock(Tables tables, MessageRef ref, Origin origin, Instant now) {
    return OpenConversation.lockWritable(tables, ref.scope(), ref.conversation(), origin, now)
        .flatMap(open ->
            tables
                .messages()
                .find(open.conversation(), ref.sid())
                .map(message -> new Locked(open, message)));
  }

  /// What a message says, and where.
  private record Placed(ConversationSid conversation, MessageContent content) {}

  /// A template is rendered before the message queues, as names are looked up.
  private Optional<Placed> placed(Scope scope, ConversationRef ref, NewMessage wanted) {
    var template = wanted.content().content();
    if (template == null) {
      return conversation(scope, ref).map(sid -> new Placed(sid, wanted.content()));
    }
    return store.read(tables ->
        tables
            .conversations()
            .find(scope, ref)
            .map(found -> new Placed(found.sid(), rendered(tables, scope, wanted, template))));
  }

  @Assumed("a content that is not there has no code of its own: it is an invalid ContentSid")
  private static MessageContent rendered(
      Tables tables, Scope scope, NewMessage wanted, ContentSid sid) {
    var found =
        tables
            .contents()
            .find(scope.account(), sid)
            .orElseThrow(
                () -> new Failure(ErrorCode.CONTENT_SID_INVALID, "Content " + sid + " not found"));
    return wanted.content().withBody(found.template().body(wanted.variables()));
  }

  /// A name is looked up before the message queues, so that whoever adds many messages at once has
  /// only sids to deal with.
  private Optional<ConversationSid> conversation(Scope scope, ConversationRef ref) {
    return switch (ref) {
      case ConversationRef.BySid(var sid) -> Optional.of(sid);
      case ConversationRef.ByUniqueName _ ->
          store.read(tables -> tables.conversations().find(scope, ref)).map(Conversation::sid);
    };
  }

  private MessageDraft draft(Scope scope, Placed placed, NewMessage wanted, Origin origin) {
    var now = clock.instant();
    var author = wanted.author();
    return new MessageDraft(
        MessageSid.next(sids),
        scope,
        placed.conversation(),
        author == null ? Conversation.SYSTEM : author,
        placed.content(),
        wanted.media(),
        Timestamps.of(wanted.dateCreated(), wanted.dateUpdated(), now),
        origin,
        now,
        sids);
  }

  private static Message update(Tables tables, Locked found, MessageChange change, Instant now) {
    var open = found.open();
    var before = found.message();
    var after = before.changed(change, now);
    if (!after.author().equals(before.author())) {
      requireAuthor(tables, open.conversation(), after.author());
    }
    if (!after.equals(before)) {
      tables.messages().replace(before, after);
      open.tell(EventType.MESSAGE_UPDATED, new Subject.OfMessage(after));
      open.save();
    }
    return after;
  }

  /// As [MessageRules#append] has it for new messages.
  private static void requireAuthor(Tables tables, Conversation conversation, String author) {
    if (conversation.counters().channelParticipants() == 0) {
      return;
    }
    var group = tables.participants().group(conversation.sid());
    if (!group.isEmpty() && group.stream().noneMatch(one -> one.isNamed(author))) {
      throw MessageRules.authorNotInGroup();
    }
  }

  private static void delete(Tables tables, Locked found) {
    tables.messages().delete(found.message());
    found.open().tell(EventType.MESSAGE_REMOVED, new Subject.OfMessage(found.message()));
    found.open().save();
  }
}
