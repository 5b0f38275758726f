package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.MessageRules.Circumstances;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.store.AppendMemory.Known;
import dev.confab.store.AppendMemory.Numbered;
import dev.confab.store.AppendMessages.Append;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.NumberUpdate;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The conversations that a batch of messages goes to, locked, as they become with each message;
/// and of their participants those who matter to messages.
final class AppendRoom {
  /// What it asks, with parameters made by [Wanted], and what it writes.
  ///
  /// @param nextEvents locks conversations as `conversations` does, but reads much less of them
  record Statements(
      String nextEvents,
      String conversations,
      String reached,
      String chatters,
      NumberUpdate activity) {
    static Statements of(Dialect dialect) {
      return new Statements(
          dialect.lookUp(
              "sid, next_event", "conversation", "sid = wanted.value ->> 0", dialect.rowLock()),
          dialect.lookUp(
              ConversationRows.COLUMNS + ", number",
              "conversation",
              "sid = wanted.value ->> 0",
              dialect.rowLock()),
          dialect.lookUp(
              "conversation_sid, sid, address, binding_type = 'sms' AND proxy_address IS NULL",
              "participant",
              "conversation_sid = wanted.value ->> 0 AND address IS NOT NULL",
              ""),
          dialect.lookUp(
              "conversation_sid, identity, sid",
              "participant",
              "conversation_sid = wanted.value ->> 0 AND identity = wanted.value ->> 1",
              ""),
          ConversationRows.activity(dialect));
    }
  }

  private static final int NUMBER = 1 + ConversationRows.COUNT;

  /// An identity in a conversation.
  private record Name(String conversation, String identity) {}

  /// A participant whom a channel reaches.
  private record Reached(ParticipantSid sid, String address, boolean isInGroup) {}

  private final Statements statements;
  private final @Nullable AppendMemory memory;
  private final Map<String, Numbered> conversations = new HashMap<>();
  private final Map<String, Conversation> changed = new HashMap<>();
  private final Set<String> updated = new HashSet<>();
  private final Map<String, Map<String, ParticipantSid>> chatters = new HashMap<>();
  private final Map<String, List<Reached>> reached = new HashMap<>();

  private AppendRoom(Statements statements, @Nullable AppendMemory memory) {
    this.statements = statements;
    this.memory = memory;
  }

  /// Reads by at most four statements what a batch needs.
  ///
  /// @param memory what needs no reading; it is checked already
  static AppendRoom open(
      Statements statements, Sql sql, List<Append> appends, @Nullable AppendMemory memory) {
    var room = new AppendRoom(statements, memory);
    room.lockConversations(sql, appends);
    room.readReached(sql);
    room.readChatters(sql, appends);
    return room;
  }

  /// The conversation of a draft as it is now, or `null` when there is none.
  @Nullable Conversation conversation(MessageDraft draft) {
    var found = conversations.get(draft.conversation().value());
    return found == null || !found.conversation().scope().equals(draft.scope())
        ? null
        : found.conversation();
  }

  /// The numbers of the conversations of messages, which are among those of this batch.
  List<Long> numbers(List<Message> messages) {
    return messages.stream().map(message -> numbered(message.conversation()).number()).toList();
  }

  /// What a conversation becomes.
  void change(Conversation conversation) {
    var sid = conversation.sid().value();
    var before = numbered(conversation.sid());
    conversations.put(sid, new Numbered(conversation, before.number()));
    changed.put(sid, conversation);
    if (isUpdated(before.conversation(), conversation)) {
      updated.add(sid);
    }
  }

  private Numbered numbered(ConversationSid sid) {
    return Objects.requireNonNull(conversations.get(sid.value()));
  }

  /// One that timers made inactive and a message active again has its old state.
  private static boolean isUpdated(Conversation before, Conversation after) {
    return before.state() != after.state()
        || !before.dates().updated().equals(after.dates().updated());
  }

  /// Writes the conversations that have changed.
  void write(Session session) throws SQLException {
    statements
        .activity()
        .run(session, changed.values().stream().map(ConversationRows::activity).toList());
    if (!updated.isEmpty()) {
      ConversationRows.updateState(session, updated.stream().map(changed::get).toList());
    }
  }

  /// Lets the memory keep what has become, up to the event at a position.
  void remember(long position) {
    if (memory != null) {
      var known = new ArrayList<Known>(conversations.size());
      conversations.forEach((sid, one) -> known.add(new Known(one, chatters(sid))));
      memory.keep(known, position);
    }
  }

  Circumstances circumstances(Conversation conversation, MessageDraft draft) {
    var sid = conversation.sid().value();
    var author = chatters(sid).get(draft.author());
    var channel = reached.get(sid);
    return channel == null
        ? Circumstances.inChat(author)
        : circumstances(channel, author, draft.author());
  }

  private static Circumstances circumstances(
      List<Reached> channel, @Nullable ParticipantSid chatter, String name) {
    var author = chatter;
    boolean isGroup = false;
    for (var one : channel) {
      isGroup |= one.isInGroup();
      if (author == null && one.address().equals(name)) {
        author = one.sid();
      }
    }
    var recipients = new ArrayList<ParticipantSid>(channel.size());
    for (var one : channel) {
      // Somebody may be there by one address with several proxies.
      if (!one.sid().equals(author) && !one.address().equals(name)) {
        recipients.add(one.sid());
      }
    }
    return new Circumstances(author, recipients, isGroup);
  }

  private void lockConversations(Sql sql, List<Append> appends) {
    var sids = new TreeSet<String>(); // in one order, so that two batches cannot lock crosswise
    for (var append : appends) {
      sids.add(append.draft().conversation().value());
    }
    if (memory != null) {
      takeKnown(sql, memory, sids).forEach(sids::remove);
    }
    if (!sids.isEmpty()) {
      sql.list(
              statements.conversations(),
              row -> new Numbered(ConversationRows.read(row), row.getLong(NUMBER)),
              Wanted.of(sids, sid -> sid))
          .forEach(found -> conversations.put(found.conversation().sid().value(), found));
    }
  }

  /// Takes conversations from the memory.
  ///
  /// @return their sids
  private List<String> takeKnown(Sql sql, AppendMemory memory, Set<String> sids) {
    var known = memory.find(sids);
    if (memory.isShared() && !known.isEmpty()) {
      known = confirmed(sql, known, sids);
    }
    for (var one : known) {
      conversations.put(one.sid(), one.conversation());
      chatters.put(one.sid(), new HashMap<>(one.chatters())); // others are added to it
    }
    return known.stream().map(Known::sid).toList();
  }

  /// Locks all conversations of a batch, and finds out which of the known ones have not changed.
  /// When only a few are known, that is not worth a statement, and none is taken for unchanged.
  private List<Known> confirmed(Sql sql, List<Known> known, Set<String> sids) {
    if (known.size() < sids.size() / 2) {
      return List.of();
    }
    var nextEvents = new HashMap<String, Long>();
    sql.list(
        statements.nextEvents(),
        row -> nextEvents.put(row.getString(1), row.getLong(2)),
        Wanted.of(sids, sid -> sid));
    return known.stream()
        .filter(one -> Objects.equals(nextEvents.get(one.sid()), one.nextEvent()))
        .toList();
  }

  /// Most conversations are only in chat, which their counters tell.
  private void readReached(Sql sql) {
    var sids = new ArrayList<String>();
    conversations.forEach((sid, one) -> {
      if (one.conversation().counters().channelParticipants() > 0) {
        sids.add(sid);
      }
    });
    if (sids.isEmpty()) {
      return;
    }
    sql.list(
        statements.reached(),
        row ->
            reached
                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                .add(
                    new Reached(
                        new ParticipantSid(row.getString(2)), row.getString(3), row.getBoolean(4))),
        Wanted.of(sids, sid -> sid));
    reached.values().forEach(all -> all.sort(Comparator.comparing(one -> one.sid().value())));
  }

  private Map<String, ParticipantSid> chatters(String conversation) {
    return chatters.computeIfAbsent(conversation, _ -> new HashMap<>());
  }

  /// The participants whose identities are the drafts' authors.
  private void readChatters(Sql sql, List<Append> appends) {
    var names = new HashSet<Name>();
    for (var append : appends) {
      var draft = append.draft();
      if (!draft.author().equals(Conversation.SYSTEM)) {
        names.add(new Name(draft.conversation().value(), draft.author()));
      }
    }
    names.removeIf(name -> chatters(name.conversation()).containsKey(name.identity()));
    if (names.isEmpty()) {
      return;
    }
    sql.list(
        statements.chatters(),
        row ->
            chatters(row.getString(1)).put(row.getString(2), new ParticipantSid(row.getString(3))),
        Wanted.of(names, Name::conversation, Name::identity));
  }
}
