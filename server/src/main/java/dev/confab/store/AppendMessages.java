package dev.confab.store;

import dev.confab.domain.AnswerTable;
import dev.confab.domain.Conversation;
import dev.confab.domain.Event;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.Media;
import dev.confab.domain.MediaTable;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.MessageRules;
import dev.confab.domain.MessageRules.Appended;
import dev.confab.domain.Once;
import dev.confab.domain.Receipt;
import dev.confab.store.AppendMessages.Append;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds many messages by a few statements: reads the conversations and what matters of their
/// participants, applies the rules to one draft after the other in memory, and writes what came of
/// it. The conversations are locked in the order of their sids, so that two batches on two
/// connections cannot wait for each other.
///
/// This is the most frequent change of all, and there is one writer on SQLite.
final class AppendMessages implements BatchWork<Append, Optional<Message>> {
  private final Dialect dialect;
  private final AppendRoom.Statements statements;

  AppendMessages(Dialect dialect) {
    this.dialect = dialect;
    this.statements = AppendRoom.Statements.of(dialect);
  }

  /// One message to add.
  record Append(MessageDraft draft, @Nullable Once<Message> once) {}

  /// An answer that is to be saved.
  private record Answered(Once<Message> once, Message message) {}

  /// What is written when all drafts are through.
  private static final class Writing {
    private final List<Message> messages;
    private final List<EventRow> events;
    private final List<Integer> added; // which events tell of the messages
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();

    Writing(int drafts) {
      messages = new ArrayList<>(drafts);
      events = new ArrayList<>(drafts);
      added = new ArrayList<>(drafts);
    }

    void add(Appended appended, @Nullable Once<Message> once) {
      messages.add(appended.message());
      receipts.addAll(appended.receipts());
      for (Event event : appended.events()) {
        if (event.type() == EventType.MESSAGE_ADDED) {
          added.add(events.size());
        }
        events.add(EventRow.of(event));
      }
      if (once != null) {
        answers.add(new Answered(once, appended.message()));
      }
    }
  }

  /// All messages of a conversation take one way, so its row is not waited for.
  @Override
  public Object shardKey(Append append) {
    return append.draft().conversation();
  }

  @Override
  public List<Outcome<Optional<Message>>> runAll(Session session, List<Append> appends)
      throws SQLException {
    var sql = new Sql(session, dialect);
    var memory = AppendMemory.of(session, dialect);
    memory.check(session);
    var room = AppendRoom.open(statements, sql, appends, memory);
    var repeated = repeated(sql, appends);
    MediaRows.lockAll(sql, appends.stream().map(Append::draft).toList());
    var media = new SqlMediaTable(sql);
    var writing = new Writing(appends.size());
    var outcomes = new ArrayList<Outcome<Optional<Message>>>(appends.size());
    for (var append : appends) {
      outcomes.add(outcome(media, append, room, repeated, writing));
    }
    write(session, room, writing);
    return outcomes;
  }

  /// Applies the rules to one draft. One that fails has changed nothing.
  private Outcome<Optional<Message>> outcome(
      MediaTable media,
      Append append,
      AppendRoom room,
      Set<Answers.Key> repeated,
      Writing writing) {
    var draft = append.draft();
    var conversation = room.conversation(draft);
    if (conversation == null) {
      return Outcome.done(Optional.empty());
    }
    var once = append.once();
    if (once != null && !repeated.add(Answers.Key.of(once))) {
      return Outcome.failed(AnswerTable.repeated());
    }
    try {
      var appended = appended(media, draft, conversation, room);
      room.change(appended.conversation());
      writing.add(appended, once);
      return Outcome.done(Optional.of(appended.message()));
    } catch (Failure failure) {
      if (once != null) {
        repeated.remove(Answers.Key.of(once));
      }
      return Outcome.failed(failure);
    }
  }

  private static Appended appended(
      MediaTable media, MessageDraft draft, Conversation conversation, AppendRoom room) {
    return MessageRules.append(
        conversation,
        draft,
        room.circumstances(conversation, draft),
        sid ->
            media
                .attach(draft.scope(), sid, new Media.Place(draft.conversation(), draft.sid()))
                .file());
  }

  /// What would become of one message; its media are attached, which is for the caller to undo.
  ///
  /// @return empty when there is no such conversation
  Optional<Appended> rehearse(Sql sql, MessageDraft draft) {
    var room = AppendRoom.open(statements, sql, List.of(new Append(draft, null)), null);
    MediaRows.lockAll(sql, List.of(draft));
    return Optional.ofNullable(room.conversation(draft))
        .map(conversation -> appended(new SqlMediaTable(sql), draft, conversation, room));
  }

  /// The keys under which answers are saved already, to which those of this batch are added.
  private static Set<Answers.Key> repeated(Sql sql, List<Append> appends) {
    var onces = appends.stream().map(Append::once).filter(Objects::nonNull).toList();
    return onces.isEmpty() ? new HashSet<>() : Answers.taken(sql, onces);
  }

  private void write(Session session, AppendRoom room, Writing writing) throws SQLException {
    if (writing.messages.isEmpty()) {
      return;
    }
    saveAnswers(session, writing.answers);
    room.write(session);
    var positions =
        session.list(
            dialect.eventPositions(),
            row -> row.getLong(1),
            Integer.valueOf(writing.events.size()));
    EventRows.insert(session, writing.events, positions);
    MessageRows.insert(
        session,
        writing.messages,
        room.numbers(writing.messages),
        writing.added.stream().map(positions::get).toList());
    if (!writing.receipts.isEmpty()) {
      ReceiptRows.insert(session, writing.receipts);
    }
    room.remember(positions.getLast());
  }

  /// Another server may have taken a key since it was looked up. Then nothing of this batch counts,
  /// and each of its drafts is tried by itself.
  private static void saveAnswers(Session session, List<Answered> answers) throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    answers.sort(Comparator.comparing(Answered::once, Answers.ORDER));
    var saved =
        Answers.saveAll(
            session,
            answers.stream().map(Answered::once).toList(),
            answers.stream().map(Answered::message).toList());
    for (boolean isSaved : saved) {
      if (!isSaved) {
        throw AnswerTable.repeated();
      }
    }
  }
}
