package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Event;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.MessageRules.Appended;
import dev.confab.domain.Once;
import dev.confab.domain.Rehearsed;
import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import dev.confab.platform.SecretBox;
import dev.confab.store.engine.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The same database, where nothing is kept: every change is made by all rules, and is undone with
/// [Rehearsed] when it would be committed. What it was refused for passes through as usual.
final class SqlRehearsal implements Store {
  private final Store store;
  private final Database database;
  private final SecretBox secrets;
  private final AppendMessages appends;

  /// @param store where the same is kept
  SqlRehearsal(Store store, Database database, SecretBox secrets) {
    this.store = store;
    this.database = database;
    this.secrets = secrets;
    this.appends = new AppendMessages(database.dialect());
  }

  @Override
  public <R> R read(Function<Tables, R> reading) {
    return store.read(reading);
  }

  /// @throws Rehearsed always
  @Override
  public <R> R write(Function<Tables, R> change) {
    return database.write(session -> {
      var sql = new Sql(session, database.dialect());
      var events = new RehearsedEvents(new SqlEventTable(sql, () -> {}));
      var _ = change.apply(new SqlTables(sql, secrets, events));
      throw new Rehearsed(events.told());
    });
  }

  /// @throws Rehearsed always
  @Override
  public void create(Conversation conversation, Event added, @Nullable Once<Conversation> once) {
    var _ =
        write(tables -> {
          tables.conversations().insert(conversation);
          tables.events().append(List.of(added));
          return tables.answers().save(once, conversation);
        });
  }

  /// @throws Rehearsed unless there is no such conversation
  @Override
  public Optional<Message> append(MessageDraft draft, @Nullable Once<Message> once) {
    return database.write(session -> {
      var appended = appends.rehearse(new Sql(session, database.dialect()), draft);
      if (appended.isEmpty()) {
        return Optional.empty();
      }
      throw new Rehearsed(logged(appended.get()));
    });
  }

  private static List<LoggedEvent> logged(Appended appended) {
    return appended.events().stream().map(RehearsedEvents::logged).toList();
  }
}
