package dev.confab.store;

import dev.confab.domain.AccountStore;
import dev.confab.domain.AnswerStore;
import dev.confab.domain.EventFeed;
import dev.confab.domain.EventLog;
import dev.confab.domain.Store;
import dev.confab.domain.Trash;
import dev.confab.domain.Wakeups;
import dev.confab.platform.SecretBox;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.EventEnd;
import dev.confab.store.engine.StoreUnavailable;
import dev.confab.store.postgres.PostgresDatabase;
import dev.confab.store.sqlite.SqliteDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// All stores over one open database, and the secrets that go with it.
///
/// @param rehearsal where every change ends with [dev.confab.domain.Rehearsed] and is not kept
public record Stores(
    Store store,
    Store rehearsal,
    EventLog log,
    EventFeed feed,
    Trash trash,
    AccountStore accounts,
    AnswerStore answers,
    SecretBox secrets,
    Database database,
    Lookout lookout)
    implements AutoCloseable {

  /// The files of each database's folder of migrations, never changed once released.
  static final List<String> MIGRATIONS =
      List.of("V1__conversations.sql", "V2__rest_surface.sql", "V3__events_and_webhooks.sql");

  private static final Duration POOL_WAIT_MAX = Duration.ofSeconds(5);
  private static final Duration FATE_WAIT_MAX = Duration.ofSeconds(20);

  /// Opens the database, makes its tables if need be, and checks that the secret key fits.
  ///
  /// @throws StoreUnavailable with a sentence for the operator
  public static Stores open(StoreConfig config) {
    var database = database(config);
    try {
      return over(database, new SecretKeyCheck(database, config).secrets());
    } catch (RuntimeException e) {
      database.close();
      throw e instanceof StoreUnavailable known
          ? known
          : new StoreUnavailable("The database cannot be used: " + e.getMessage() + ".", e);
    }
  }

  static Database database(StoreConfig config) {
    var url = config.url();
    return url == null
        ? SqliteDatabase.open(config.data(), config.isServer(), MIGRATIONS, config.observer())
        : PostgresDatabase.open(
            url,
            config.password(),
            MIGRATIONS,
            new PostgresDatabase.Options(
                config.poolMax(),
                POOL_WAIT_MAX,
                config.writers(),
                FATE_WAIT_MAX,
                config.observer()));
  }

  static Stores over(Database database, SecretBox secrets) {
    var wakeups = new Wakeups();
    var end = database.dialect().eventEnd();
    var store = new SqlStore(database, secrets, wakeups);
    return new Stores(
        store,
        new SqlRehearsal(store, database, secrets),
        new SqlEventLog(database, end, wakeups),
        new SqlEventFeed(database, end),
        new SqlTrash(database),
        new SqlAccountStore(database, secrets),
        new SqlAnswerStore(database),
        secrets,
        database,
        Lookout.start(database, end, wakeups));
  }

  /// Fails with [dev.confab.domain.ErrorCode#UNAVAILABLE] when the database does not answer.
  public void check() {
    database.check();
  }

  /// How far the event log could be read, as it was seen last; nothing where that is of no
  /// interest, because all that is written can be read at once.
  public EventEnd.Found eventEnd() {
    return lookout.seen();
  }

  /// The database's clock. All servers on it see the same one.
  public InstantSource clock() {
    var time = database.dialect().time();
    return () ->
        database.read(
            session -> session.find(time, row -> Micros.instant(row.getLong(1))).orElseThrow());
  }

  /// Finishes what is queued, then lets the database go.
  @Override
  public void close() {
    lookout.close();
    database.close();
  }
}
