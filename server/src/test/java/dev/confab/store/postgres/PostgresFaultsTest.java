package dev.confab.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.platform.CommitFateUnknown;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.engine.StoreUnavailable;
import dev.confab.support.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of writes when the way to the server breaks.
class PostgresFaultsTest {
  private static final List<String> MIGRATIONS = List.of("V1__conversations.sql");
  private static final Duration WAIT = Duration.ofSeconds(1);

  /// Counts itself: a change that was made twice is noticed.
  private static final String ADD = "INSERT INTO key_check (id, sealed) VALUES (?, '\\x00')";

  private static final BatchWork<Integer, Integer> ADD_ALL =
      (session, numbers) -> {
        var add = session.prepare(ADD);
        for (int number : numbers) {
          add.setInt(1, number);
          add.addBatch();
        }
        add.executeBatch();
        return numbers.stream().map(Outcome::done).toList();
      };

  private final String direct = TestDatabases.newPostgresUrl();
  private CuttingProxy proxy;
  private PostgresDatabase database;

  @BeforeEach
  void open() {
    var address = URI.create(direct.substring("jdbc:".length()));
    proxy = new CuttingProxy(address.getHost(), address.getPort());
    var url = direct.replace(address.getAuthority(), "127.0.0.1:" + proxy.port());
    database = open(url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0");
  }

  @AfterEach
  void close() {
    database.close();
    proxy.close();
  }

  private static PostgresDatabase open(String url) {
    return PostgresDatabase.open(
        url, null, MIGRATIONS, new PostgresDatabase.Options(4, WAIT, 2, WAIT, StoreObserver.NONE));
  }

  private void addByWriter(int number) {
    database.write(ADD_ALL, number);
  }

  private void addByPool(int number) {
    database.write(session -> session.update(ADD, number));
  }

  private List<Integer> stored() {
    return database.read(
        session -> session.list("SELECT id FROM key_check ORDER BY id", row -> row.getInt(1)));
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  void commitWhoseAnswerIsLostIsResolved(CuttingProxy.Mode mode) {
    addByWriter(1);
    proxy.set(mode);
    addByWriter(2);
    proxy.set(mode);
    addByPool(3);
    assertThat(stored()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void commitThatNobodyCanTellAboutIsNeitherSuccessNorFailure(boolean isByWriter) {
    proxy.set(CuttingProxy.Mode.AFTER_COMMIT_FOR_EVER);
    assertThatThrownBy(() -> add(isByWriter, 1)).isInstanceOf(CommitFateUnknown.class);
    proxy.set(CuttingProxy.Mode.PASS);
    add(isByWriter, 2);
    assertThat(stored()).containsExactly(1, 2);
  }

  private void add(boolean isByWriter, int number) {
    if (isByWriter) {
      addByWriter(number);
    } else {
      addByPool(number);
    }
  }

  @Test
  void lostConnectionsAreReplacedUnnoticed() {
    for (int round = 0; round < 3; round++) {
      addByWriter(round * 2);
      addByPool(round * 2 + 1);
      proxy.cutAll();
      assertThat(stored()).hasSize(round * 2 + 2);
      proxy.cutAll();
    }
  }

  @Test
  void serverThatIsAwayIsUnavailableUntilItIsBack() {
    addByWriter(1);
    proxy.set(CuttingProxy.Mode.NOBODY);
    assertUnavailable(() -> addByWriter(2));
    assertUnavailable(() -> addByPool(3));
    assertUnavailable(this::stored);
    assertUnavailable(database::check);
    proxy.set(CuttingProxy.Mode.PASS);
    addByWriter(4);
    addByPoolSoon(5);
    database.check();
    assertThat(stored()).containsExactly(1, 4, 5);
  }

  /// The pool looks for a server that was away every few seconds.
  private void addByPoolSoon(int number) {
    for (int attempt = 1; ; attempt++) {
      try {
        addByPool(number);
        return;
      } catch (Failure failure) {
        assertThat(attempt).as("attempts, a second each").isLessThan(15);
      }
    }
  }

  private static void assertUnavailable(Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  @Test
  void deadlockedWorksAreRunAgain() throws InterruptedException {
    addByPool(1);
    addByPool(2);
    var both = new CountDownLatch(2);
    var end = new CountDownLatch(2);
    for (int number = 1; number <= 2; number++) {
      int first = number;
      Thread.startVirtualThread(() -> {
        database.write(session -> {
          session.update("UPDATE key_check SET id = id WHERE id = ?", first);
          both.countDown();
          await(both);
          return session.update("UPDATE key_check SET id = id WHERE id = ?", 3 - first);
        });
        end.countDown();
      });
    }
    assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void serversThatStartTogetherMakeTheTablesOnce() throws InterruptedException {
    var url = TestDatabases.newPostgresUrl();
    var end = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      Thread.startVirtualThread(() -> {
        open(url).close();
        end.countDown();
      });
    }
    assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void databaseOfANewerVersionIsRefused() {
    database.write(session -> session.update("INSERT INTO schema_version VALUES (9, '')"));
    assertRefused(direct, "newer Confab");
  }

  @Test
  void whatCannotBeReachedIsRefusedInOneSentence() {
    assertRefused("postgresql://ann@127.0.0.1:1/confab", "cannot be reached");
    assertRefused(direct.replaceAll("/confab_\\w+", "/nothing"), "has no such database");
    assertRefused("mysql://127.0.0.1/confab", "must look like");
  }

  @Test
  void messageAboutAServerThatIsAwayHasNoPassword() {
    var url = "jdbc:postgresql://127.0.0.1:1/confab?user=u&password=secret";
    assertThatThrownBy(() -> open(url).close())
        .hasMessageContaining("at postgresql://127.0.0.1:1/confab cannot be reached")
        .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain("secret"));
  }

  @Test
  void databaseThatCannotHoldEveryTextIsRefused() throws SQLException {
    for (var encoding : List.of("LATIN1", "SQL_ASCII")) {
      var name =
          "confab_" + encoding.toLowerCase(Locale.ROOT) + "_" + ProcessHandle.current().pid();
      try (var connection = DriverManager.getConnection(direct);
          var statement = connection.createStatement()) {
        statement.execute(
            "CREATE DATABASE %s TEMPLATE template0 ENCODING '%s' LC_COLLATE 'C' LC_CTYPE 'C'"
                .formatted(name, encoding));
      }
      assertRefused(
          direct.replaceAll("/confab_\\w+", "/" + name),
          "has the encoding " + encoding + ", but Confab needs UTF8");
    }
  }

  @Test
  void failureOfABatchDoesNotQuoteItsValues() {
    database.write(session -> session.update("CREATE TABLE word (text TEXT PRIMARY KEY)"));
    assertThatThrownBy(() ->
            database.write(session -> {
              var insert = session.prepare("INSERT INTO word VALUES (?)");
              for (var text : List.of("wordsecret", "wordsecret")) {
                insert.setString(1, text);
                insert.addBatch();
              }
              return insert.executeBatch();
            }))
        .hasStackTraceContaining("Batch entry")
        .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain("wordsecret"));
  }

  /// All that a log could show.
  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      cause.printStackTrace(new PrintWriter(text));
      for (var next = cause instanceof SQLException sql ? sql.getNextException() : null;
          next != null;
          next = next.getNextException()) {
        next.printStackTrace(new PrintWriter(text));
      }
    }
    return text.toString();
  }

  private static void assertRefused(String url, String words) {
    assertThatThrownBy(() -> open(url).close())
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith(".");
  }
}
