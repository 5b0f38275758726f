package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.EventLog;
import dev.confab.domain.Failure;
import dev.confab.platform.CommitFateUnknown;
import dev.confab.store.engine.StoreUnavailable;
import dev.confab.support.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the log when the server of the database crashes, or is not the one that it was.
class PostgresCrashTest {
  private static final int ROUNDS = 3;
  private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private static String url(EmbeddedPostgres server) {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /// One process of the server is killed, whereupon it recovers without a new start: positions that
  /// had been given, and seen by the readers, are given again.
  @Test
  void noEventIsSkippedAfterAProcessWasKilled() throws IOException, SQLException {
    try (var server = EmbeddedPostgres.builder().start();
        var stores = TestDatabases.postgres(url(server))) {
      new StoredServices(stores).insertAccount();
      for (int i = 1; i <= ROUNDS + 1; i++) {
        new StoredMessages(stores).begin(conversation(i));
      }
      long after = EventLog.START;
      for (int round = 1; round <= ROUNDS; round++) {
        crash(url(server), stores);
        after = assertNothingIsSkipped(stores, after, round);
      }
    }
  }

  /// Of two that overlap, the one that began last commits first.
  private static long assertNothingIsSkipped(Stores stores, long after, int round) {
    try (var _ = new Telling(stores, round)) {
      stores.store().append(draft(ROUNDS + 1, round, "system", NOON), null);
      assertThat(stores.log().read(after, 100)).isEmpty();
    }
    var read = stores.log().read(after, 100);
    assertThat(read)
        .extracting(entry -> entry.event().stream().sid())
        .containsExactly(conversation(round).sid().value(), conversation(ROUNDS + 1).sid().value());
    return read.getLast().position();
  }

  /// Of positions that are taken, and not written, by somebody who dies.
  private static void crash(String url, Stores stores) throws SQLException {
    var victim = DriverManager.getConnection(url);
    victim.setAutoCommit(false);
    var before = started(victim);
    number(victim, "SELECT count(nextval('event_position')) FROM generate_series(1, 64)");
    long process = number(victim, "SELECT pg_backend_pid()");
    assertThat(stores.log().end()).isNotNegative(); // from now on it waits for these positions
    assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
    assertThat(victim.isValid(1)).isFalse();
    victim.close();
    awaitAnotherRun(url, before);
    awaitRecovery(stores);
  }

  /// The server works on until it sees that a process has died, and then turns everybody away until
  /// it has recovered.
  private static void awaitAnotherRun(String url, String before) {
    long begin = System.nanoTime();
    boolean isAnother = false;
    while (!isAnother) {
      assertThat(System.nanoTime() - begin).isLessThan(RECOVERY_MAX.toNanos());
      try (var connection = DriverManager.getConnection(url)) {
        isAnother = !started(connection).equals(before);
      } catch (SQLException _) {
        // turned away
      }
      if (!isAnother) {
        pause();
      }
    }
  }

  /// By what the readers of the log know that it is another run: they would see it by the positions
  /// too, if these were lower still when they look.
  private static String started(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT stats_reset FROM pg_stat_archiver")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void awaitRecovery(Stores stores) {
    long begin = System.nanoTime();
    boolean isBack = false;
    while (!isBack) {
      assertThat(System.nanoTime() - begin).isLessThan(RECOVERY_MAX.toNanos());
      try {
        stores.store().append(draft(9, 1, "nobody", NOON), null); // to a conversation that is not
        isBack = true;
      } catch (Failure | CommitFateUnknown _) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      assertThat(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStandbyIsRefused() throws IOException {
    var data = folder.resolve("data");
    start(data).close();
    Files.createFile(data.resolve("standby.signal"));
    try (var server = start(data)) {
      assertThat(List.of(url(server), url(server) + "&targetServerType=preferSecondary"))
          .allSatisfy(url ->
              assertThatThrownBy(() -> TestDatabases.postgres(url))
                  .isInstanceOf(StoreUnavailable.class)
                  .hasMessageContaining("primary"));
    }
  }

  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
  }
}
