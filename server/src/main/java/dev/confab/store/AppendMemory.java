package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What batches of messages have read and written, for the next one. Every change of a conversation
/// or a participant has its event, so all of it holds for as long as the last event is that of the
/// last batch. For one writer on a database that nobody else writes to.
final class AppendMemory {
  private static final int CONVERSATIONS_MAX = 4_096;
  private static final int CHATTERS_MAX = 16_384;

  /// Larger ones are read each time; in characters.
  private static final int ATTRIBUTES_MAX = 1_024;

  /// A conversation with its number.
  record Numbered(Conversation conversation, long number) {}

  /// An identity in a conversation.
  record Name(String conversation, String identity) {}

  /// @param position of the last event
  /// @param version changes when another program changes the database
  private record Mark(long position, long version, long surprises) {
    static final Mark NONE = new Mark(-1, -1, -1);
  }

  private final String query;
  private final Map<String, Numbered> conversations = new Latest<>(CONVERSATIONS_MAX);
  private final Map<Name, ParticipantSid> chatters = new Latest<>(CHATTERS_MAX);
  private Mark mark = Mark.NONE;

  /// @param query see [dev.confab.store.engine.Dialect#changeMark]
  AppendMemory(String query) {
    this.query = query;
  }

  /// Forgets everything unless nothing has changed since [#keep]. To be called in the transaction.
  void check(Session session) throws SQLException {
    var now =
        session
            .find(query, row -> new Mark(row.getLong(1), row.getLong(2), session.surprises()))
            .orElseThrow();
    if (!now.equals(mark)) {
      conversations.clear();
      chatters.clear();
      mark = now;
    }
  }

  @Nullable Numbered conversation(String sid) {
    return conversations.get(sid);
  }

  @Nullable ParticipantSid chatter(Name name) {
    return chatters.get(name);
  }

  /// Remembers what a batch leaves behind, whose last event is at a position. When the batch is
  /// undone after all, [Session#surprises] tells.
  void keep(Collection<Numbered> known, Map<Name, ParticipantSid> participants, long position) {
    for (var one : known) {
      var sid = one.conversation().sid().value();
      if (one.conversation().profile().attributes().length() <= ATTRIBUTES_MAX) {
        conversations.put(sid, one);
      } else {
        conversations.remove(sid);
      }
    }
    chatters.putAll(participants);
    mark = new Mark(position, mark.version(), mark.surprises());
  }

  /// The entries used last.
  private static final class Latest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int max;

    Latest(int max) {
      super(16, 0.75f, true);
      this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > max;
    }
  }
}
