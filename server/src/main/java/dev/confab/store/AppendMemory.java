package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What batches of messages have read and written, for the next one of the same writer. Every
/// change of it has its event, so there are two ways to know that it still holds. Where there is
/// one writer, all of it does for as long as the last event of all is that of the last batch. Where
/// there are several, what is known of a conversation does for as long as the number of its next
/// event is the same, and the conversation is locked.
///
/// So nothing may be remembered here that changes without an event, such as a participant's role.
final class AppendMemory {
  static final int CONVERSATIONS_MAX = 4_096;

  /// Of all conversations together, see [Known#weight]; that is 8 MB at most.
  static final int WEIGHT_MAX = 4_000_000;

  /// A chatter's without the identity: that of a sid and of a place in a map.
  private static final int CHATTER_WEIGHT = 100;

  /// In one conversation.
  static final int CHATTERS_MAX = 16;

  /// Larger ones are read each time; in characters.
  static final int ATTRIBUTES_MAX = 1_024;

  /// A conversation with its number.
  record Numbered(Conversation conversation, long number) {}

  /// What is known of a conversation.
  ///
  /// @param chatters those of its participants whose identities were asked for; there may be
  ///   others, but none is added here any more
  record Known(Numbered conversation, Map<String, ParticipantSid> chatters) {
    String sid() {
      return conversation.conversation().sid().value();
    }

    long nextEvent() {
      return conversation.conversation().counters().nextEvent();
    }

    /// How much memory its texts and its chatters take, in characters of at most two bytes.
    int weight() {
      var known = conversation.conversation();
      var profile = known.profile();
      int weight =
          profile.attributes().length()
              + length(profile.friendlyName())
              + length(profile.uniqueName())
              + length(profile.email().address())
              + length(profile.email().name())
              + known.createdBy().length();
      for (var identity : chatters.keySet()) {
        weight += CHATTER_WEIGHT + identity.length();
      }
      return weight;
    }

    private static int length(@Nullable String text) {
      return text == null ? 0 : text.length();
    }
  }

  /// @param position of the last event
  /// @param version changes when another program changes the database
  private record Mark(long position, long version, long surprises) {
    static final Mark NONE = new Mark(-1, -1, -1);
  }

  private final @Nullable String query;
  private final Latest conversations = new Latest();
  private Mark mark = Mark.NONE;

  /// @param query see [Dialect#changeMark]
  private AppendMemory(@Nullable String query) {
    this.query = query;
  }

  /// That of the writer that a session belongs to.
  static AppendMemory of(Session session, Dialect dialect) {
    return session.kept(
        AppendMemory.class, () -> new AppendMemory(dialect.changeMark().orElse(null)));
  }

  /// Whether others may have changed a conversation, whose next event then has another number.
  boolean isShared() {
    return query == null;
  }

  /// Forgets everything if something of this writer was undone, or, where it is the only one, if
  /// anything was changed. What is shared, the caller still has to compare. To be called in the
  /// transaction.
  void check(Session session) throws SQLException {
    var now =
        query == null
            ? new Mark(0, 0, session.surprises())
            : session
                .find(query, row -> new Mark(row.getLong(1), row.getLong(2), session.surprises()))
                .orElseThrow();
    if (!now.equals(mark)) {
      conversations.clear();
      mark = now;
    }
  }

  /// What is known of some conversations.
  List<Known> find(Collection<String> sids) {
    return sids.stream().map(conversations::get).filter(Objects::nonNull).toList();
  }

  /// Remembers what a batch leaves behind, whose last event is at a position. When the batch is
  /// undone after all, [Session#surprises] tells.
  void keep(Collection<Known> known, long position) {
    for (var one : known) {
      if (one.conversation().conversation().profile().attributes().length() <= ATTRIBUTES_MAX
          && one.chatters().size() <= CHATTERS_MAX) {
        conversations.put(one);
      } else {
        conversations.remove(one.sid());
      }
    }
    if (!isShared()) {
      mark = new Mark(position, mark.version(), mark.surprises());
    }
  }

  /// The conversations used last.
  private static final class Latest {
    private final SequencedMap<String, Known> all = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;

    @Nullable Known get(String sid) {
      return all.get(sid);
    }

    void put(Known known) {
      weight += known.weight() - weight(all.put(known.sid(), known));
      while (all.size() > CONVERSATIONS_MAX || weight > WEIGHT_MAX) {
        remove(all.firstEntry().getKey());
      }
    }

    void remove(String sid) {
      weight -= weight(all.remove(sid));
    }

    void clear() {
      all.clear();
      weight = 0;
    }

    private static int weight(@Nullable Known known) {
      return known == null ? 0 : known.weight();
    }
  }
}
