package dev.confab.store;

import dev.confab.domain.AnswerTable;
import dev.confab.domain.Conversation;
import dev.confab.domain.Once;
import dev.confab.domain.Scope;
import dev.confab.store.ConversationRows.Insertion;
import dev.confab.store.InsertConversations.Creation;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds many conversations by five statements. Names and keys come first, because they decide who
/// stays; they are taken in one order, so that two batches on two connections cannot wait for each
/// other.
final class InsertConversations implements BatchWork<Creation, Conversation> {
  private static final Comparator<Entry> BY_NAME =
      Comparator.<Entry, String>comparing(entry -> entry.scope().account().value())
          .thenComparing(entry -> entry.scope().service().value())
          .thenComparing(entry -> Objects.requireNonNull(entry.name()));

  private static final Comparator<Entry> BY_KEY = Comparator.comparing(Entry::once, Answers.ORDER);

  private final Insertion insertion;

  InsertConversations(Dialect dialect) {
    this.insertion = Insertion.of(dialect);
  }

  /// @param event tells of the conversation
  record Creation(Conversation conversation, EventRow event, @Nullable Once<Conversation> once) {}

  /// A creation with what becomes of it.
  private static final class Entry {
    private final Creation creation;
    private Outcome<Conversation> outcome;

    Entry(Creation creation) {
      this.creation = creation;
      this.outcome = Outcome.done(creation.conversation());
    }

    boolean isAlive() {
      return outcome instanceof Outcome.Done<?>;
    }

    Conversation conversation() {
      return creation.conversation();
    }

    Scope scope() {
      return conversation().scope();
    }

    @Nullable String name() {
      return conversation().profile().uniqueName();
    }

    Once<Conversation> once() {
      return Objects.requireNonNull(creation.once());
    }
  }

  @Override
  public Object shardKey(Creation creation) {
    return creation.conversation().sid();
  }

  @Override
  public List<Outcome<Conversation>> runAll(Session session, List<Creation> creations)
      throws SQLException {
    var entries = creations.stream().map(Entry::new).toList();
    takeNames(session, entries);
    saveAnswers(session, entries);
    insert(session, entries.stream().filter(Entry::isAlive).toList());
    return entries.stream().map(entry -> entry.outcome).toList();
  }

  private static void takeNames(Session session, List<Entry> entries) throws SQLException {
    var named = entries.stream().filter(entry -> entry.name() != null).sorted(BY_NAME).toList();
    if (named.isEmpty()) {
      return;
    }
    var taken =
        ConversationNames.takeAll(session, named.stream().map(Entry::conversation).toList());
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        named.get(i).outcome = Outcome.failed(ConversationNames.taken());
      }
    }
  }

  private static void saveAnswers(Session session, List<Entry> entries) throws SQLException {
    var keyed =
        entries.stream()
            .filter(entry -> entry.isAlive() && entry.creation.once() != null)
            .sorted(BY_KEY)
            .toList();
    if (keyed.isEmpty()) {
      return;
    }
    var saved =
        Answers.saveAll(
            session,
            keyed.stream().map(Entry::once).toList(),
            keyed.stream().map(Entry::conversation).toList());
    List<Conversation> repeated = new ArrayList<>();
    for (int i = 0; i < saved.length; i++) {
      if (!saved[i]) {
        keyed.get(i).outcome = Outcome.failed(AnswerTable.repeated());
        repeated.add(keyed.get(i).conversation());
      }
    }
    ConversationNames.freeAll(session, repeated);
  }

  private void insert(Session session, List<Entry> alive) throws SQLException {
    if (alive.isEmpty()) {
      return;
    }
    insertion.run(session, alive.stream().map(Entry::conversation).toList());
    EventRows.insert(session, alive.stream().map(entry -> entry.creation.event()).toList());
  }
}
