package dev.confab.store;

import static dev.confab.store.EventSamples.change;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.ConversationState;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Message;
import dev.confab.store.AppendMessages.Append;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.Session;
import dev.confab.support.TestDatabases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a writer remembers of a conversation does not count once another server has changed it.
class PostgresAppendMemoryTest {
  private final String url = TestDatabases.newPostgresUrl();

  @AutoClose private final Stores here = TestDatabases.postgres(url);

  @AutoClose private final Stores there = TestDatabases.postgres(url);

  @BeforeEach
  void begin() {
    new StoredMessages(here).begin(conversation(1));
    new StoredMessages(here).begin(conversation(2));
  }

  private static Message append(Stores server, int conversation, int number) {
    var draft = draft(conversation, number, "system", NOON);
    return server.store().append(draft, null).orElseThrow();
  }

  @Test
  void serversTakeTurnsInOneConversation() {
    for (int number = 1; number <= 20; number++) {
      assertThat(append(number % 3 == 0 ? there : here, 1, number).index()).isEqualTo(number - 1);
    }
    assertThat(new StoredMessages(here).events(1))
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
  }

  @Test
  void conversationIsClosedElsewhere() {
    append(here, 1, 1);
    change(there, 1, ConversationState.CLOSED);
    assertThat(catchThrowableOfType(Failure.class, () -> append(here, 1, 2)).code())
        .isEqualTo(ErrorCode.CONVERSATION_CLOSED);
  }

  @Test
  void conversationIsDeletedElsewhere() {
    append(here, 1, 1);
    there
        .store()
        .write(tables -> {
          var found = new StoredMessages(there).conversation(1);
          tables.conversations().delete(found);
          return found;
        });
    assertThat(here.store().append(draft(1, 2, "system", NOON), null)).isEmpty();
  }

  /// Of one conversation what is known has changed, of two nothing is known, of the others it
  /// holds.
  @Test
  void conversationsOfABatchAreKnownOrNot() {
    for (int conversation = 3; conversation <= 6; conversation++) {
      new StoredMessages(here).begin(conversation(conversation));
    }
    assertThat(indexes(4, 0)).containsExactly(0L, 0L, 0L, 0L);
    append(there, 2, 12);
    assertThat(indexes(6, 100)).containsExactly(1L, 2L, 1L, 1L, 0L, 0L);
    assertThat(indexes(6, 200)).containsExactly(2L, 3L, 2L, 2L, 1L, 1L);
  }

  /// Adds a message to each of the first conversations, in one batch and always by one writer.
  private List<Long> indexes(int conversations, int firstMessage) {
    var batch =
        IntStream.rangeClosed(1, conversations)
            .mapToObj(one -> new Append(draft(one, firstMessage + one, "system", NOON), null))
            .toList();
    return here.database().write(new OneWriter(appends()), batch).stream()
        .map(outcome -> outcome.get().orElseThrow().index())
        .toList();
  }

  private AppendMessages appends() {
    return new AppendMessages(here.database().dialect());
  }

  /// Batches of messages, whole.
  private record OneWriter(AppendMessages appends)
      implements BatchWork<List<Append>, List<Outcome<Optional<Message>>>> {
    @Override
    public List<Outcome<List<Outcome<Optional<Message>>>>> runAll(
        Session session, List<List<Append>> inputs) throws SQLException {
      var outcomes = new ArrayList<Outcome<List<Outcome<Optional<Message>>>>>();
      for (var batch : inputs) {
        outcomes.add(Outcome.done(appends.runAll(session, batch)));
      }
      return outcomes;
    }

    @Override
    public Object shardKey(List<Append> batch) {
      return OneWriter.class;
    }
  }

  /// Batches that are undone, by the writer that otherwise has the message.
  private record Undone(AppendMessages appends) implements BatchWork<Append, Optional<Message>> {
    @Override
    public List<Outcome<Optional<Message>>> runAll(Session session, List<Append> inputs)
        throws SQLException {
      appends.runAll(session, inputs);
      throw new IllegalStateException("undone, says the test");
    }

    @Override
    public Object shardKey(Append append) {
      return appends.shardKey(append);
    }
  }

  /// What was undone had an event; another change has taken its number.
  @Test
  void whatWasUndoneIsForgotten() {
    var append = new Append(draft(1, 1, "system", NOON), null);
    assertThatThrownBy(() -> here.database().write(new Undone(appends()), append))
        .hasMessageContaining("undone");
    change(there, 1, ConversationState.CLOSED);
    assertThat(catchThrowableOfType(Failure.class, () -> append(here, 1, 2)).code())
        .isEqualTo(ErrorCode.CONVERSATION_CLOSED);
    assertThat(new StoredMessages(here).all(1)).isEmpty();
  }
}
