package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Event;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.Once;
import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import dev.confab.domain.Wakeups;
import dev.confab.platform.SecretBox;
import dev.confab.store.AppendMessages.Append;
import dev.confab.store.InsertConversations.Creation;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything, in a database.
final class SqlStore implements Store {
  private final Database database;
  private final SecretBox secrets;
  private final Wakeups wakeups;
  private final InsertConversations insertions;
  private final AppendMessages appends;

  /// @param wakeups signalled after each change that wrote events
  SqlStore(Database database, SecretBox secrets, Wakeups wakeups) {
    this.database = database;
    this.secrets = secrets;
    this.wakeups = wakeups;
    this.insertions = new InsertConversations(database.dialect());
    this.appends = new AppendMessages(database.dialect());
  }

  @Override
  public <R> R read(Function<Tables, R> reading) {
    return database.read(session -> reading.apply(tables(session, () -> {})));
  }

  @Override
  public <R> R write(Function<Tables, R> change) {
    var hasEvents = new AtomicBoolean();
    Runnable appended = () -> hasEvents.set(true);
    var result = database.write(session -> change.apply(tables(session, appended)));
    if (hasEvents.get()) {
      wakeups.signal();
    }
    return result;
  }

  @Override
  public void create(Conversation conversation, Event added, @Nullable Once<Conversation> once) {
    database.write(insertions, new Creation(conversation, EventRow.of(added), once));
    wakeups.signal();
  }

  @Override
  public Optional<Message> append(MessageDraft draft, @Nullable Once<Message> once) {
    var message = database.write(appends, new Append(draft, once));
    wakeups.signal();
    return message;
  }

  private Tables tables(Session session, Runnable appended) {
    return SqlTables.of(new Sql(session, database.dialect()), secrets, appended);
  }
}
