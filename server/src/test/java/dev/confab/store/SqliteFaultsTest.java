package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.once;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.engine.StoreUnavailable;
import dev.confab.store.sqlite.SqliteDatabase;
import dev.confab.support.TestDatabases;
import dev.confab.support.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the embedded database does when its disk, its files or its surroundings fail.
class SqliteFaultsTest {
  @TempDir Path folder;

  private static void limitPages(Stores stores, int pages) {
    stores
        .database()
        .write(session ->
            session.list("PRAGMA max_page_count = " + pages, row -> row.getInt(1)).getFirst());
  }

  private static StoreConfig config(Path folder, @Nullable String key, boolean isServer) {
    return new StoreConfig(folder, null, null, key, isServer, 1, 1, StoreObserver.NONE);
  }

  private static void assertUnavailable(StoreConfig config, String words) {
    assertThatThrownBy(() -> Stores.open(config).close())
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith(".");
  }

  @Test
  void fullDiskFailsWritesLosesNothingAndPasses() {
    try (var stores = TestDatabases.sqlite(folder)) {
      StoredConversations.in(stores).insert(conversation(0), null);
      limitPages(stores, 60);
      var failures =
          Race.run(
              400,
              number ->
                  StoredConversations.in(stores)
                      .insert(conversation(number + 1), once("k" + number, NOON)));
      assertThat(failures)
          .isNotEmpty()
          .hasSizeLessThan(400)
          .allMatch(failure -> failure.code() == ErrorCode.UNAVAILABLE);
      int stored = 0;
      for (int number = 1; number <= 400; number++) {
        stored += StoredConversations.in(stores).find(SCOPE, ref(number)).isPresent() ? 1 : 0;
      }
      assertThat(stored).isEqualTo(400 - failures.size());
      limitPages(stores, 1_000_000);
      StoredConversations.in(stores).insert(conversation(1000, "again"), null);
      assertThat(StoredConversations.in(stores).find(SCOPE, ref(1000))).isPresent();
      assertThat(StoredConversations.in(stores).find(SCOPE, ref(0))).isPresent();
    }
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    try (var stores = TestDatabases.sqlite(folder)) {
      StoredConversations.in(stores).insert(conversation(1, "name"), null);
    }
    try (var stores = TestDatabases.sqlite(folder)) {
      assertThat(StoredConversations.in(stores).find(SCOPE, ref(1)))
          .contains(conversation(1, "name"));
    }
  }

  @Test
  void fileThatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(folder.resolve("confab.db"), "This is a letter to my aunt. ".repeat(300));
    assertUnavailable(TestDatabases.sqliteConfig(folder), "is not a database of Confab");
  }

  @Test
  void damagedFileIsRefused() throws IOException {
    TestDatabases.sqlite(folder).close();
    var file = folder.resolve("confab.db");
    var bytes = Files.readAllBytes(file);
    for (int i = 100; i < bytes.length; i++) {
      bytes[i] = (byte) 0xA5;
    }
    Files.write(file, bytes);
    assertUnavailable(TestDatabases.sqliteConfig(folder), "is damaged");
  }

  @Test
  void databaseOfANewerVersionIsRefused() {
    try (var stores = TestDatabases.sqlite(folder)) {
      stores
          .database()
          .write(session -> session.update("INSERT INTO schema_version VALUES (99, 'x')"));
    }
    assertUnavailable(TestDatabases.sqliteConfig(folder), "newer Confab");
  }

  @Test
  void secondServerInAFolderIsRefusedButACommandIsNot() {
    try (var server = TestDatabases.sqlite(folder)) {
      assertUnavailable(TestDatabases.sqliteConfig(folder), "Another Confab server");
      var config = TestDatabases.sqliteConfig(folder);
      try (var command = Stores.open(config(folder, config.secretKey(), false))) {
        StoredConversations.in(command).insert(conversation(1), null);
      }
      assertThat(StoredConversations.in(server).find(SCOPE, ref(1))).isPresent();
    }
    TestDatabases.sqlite(folder).close();
  }

  @Test
  void folderThatCannotBeMadeIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertUnavailable(TestDatabases.sqliteConfig(file.resolve("data")), "cannot be made");
  }

  @Test
  void folderIsMadeForItsOwnerOnlyAndLeftAloneAfterwards() throws IOException {
    var made = folder.resolve("data");
    TestDatabases.sqlite(made).close();
    assertThat(Files.getPosixFilePermissions(made))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    var others = PosixFilePermissions.fromString("rwxr-x---");
    Files.setPosixFilePermissions(made, others);
    TestDatabases.sqlite(made).close();
    assertThat(Files.getPosixFilePermissions(made)).isEqualTo(others);
  }

  @Test
  void observerThatThrowsRepeatsNothing() {
    var observer =
        new StoreObserver() {
          @Override
          public void committed(int batchSize, long nanos) {
            throw new IllegalStateException("a bug in the metrics");
          }
        };
    try (var database = SqliteDatabase.open(folder, true, Stores.MIGRATIONS, observer)) {
      database.write(session -> session.update("CREATE TABLE counted (number INTEGER)"));
      BatchWork<Integer, Integer> count =
          (session, numbers) -> {
            for (int number : numbers) {
              session.update("INSERT INTO counted VALUES (?)", number);
            }
            return numbers.stream().map(Outcome::done).toList();
          };
      var failures = Race.run(200, number -> database.write(count, number));
      assertThat(failures).isEmpty();
      List<Integer> stored =
          database.read(
              session -> session.list("SELECT number FROM counted", row -> row.getInt(1)));
      assertThat(stored).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @Test
  void keyFileIsMadeForItsOwnerOnlyAndMissedWhenLost() throws IOException {
    Stores.open(StoreConfig.embedded(folder)).close();
    var key = folder.resolve("secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Stores.open(StoreConfig.embedded(folder)).close();
    Files.delete(key);
    assertUnavailable(StoreConfig.embedded(folder), "is missing");
    assertThat(key).doesNotExist();
    Files.writeString(key, "not a key");
    assertUnavailable(StoreConfig.embedded(folder), "must be 32 bytes in base64");
  }

  @Test
  void wrongKeyIsRefused() {
    Stores.open(StoreConfig.embedded(folder)).close();
    assertUnavailable(TestDatabases.sqliteConfig(folder), "not the one");
  }

  @Test
  void closingFinishesWhatIsQueued() throws InterruptedException {
    var stores = TestDatabases.sqlite(folder);
    var isHeld = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var holder =
        Thread.startVirtualThread(() ->
            stores
                .database()
                .write(_ -> {
                  isHeld.countDown();
                  Race.await(release);
                  return 0;
                }));
    Race.await(isHeld);
    var queued = new CountDownLatch(10);
    for (int number = 0; number < 10; number++) {
      int own = number;
      Thread.startVirtualThread(() -> {
        StoredConversations.in(stores).insert(conversation(own), null);
        queued.countDown();
      });
    }
    Waiting.until(() -> stores.database().queueDepth() >= 10);
    var closer = Thread.startVirtualThread(stores::close);
    release.countDown();
    Race.await(queued);
    closer.join();
    holder.join();
    assertThatThrownBy(() -> StoredConversations.in(stores).insert(conversation(50), null))
        .isInstanceOf(Failure.class)
        .hasMessage("The server is stopping");
    try (var again = TestDatabases.sqlite(folder)) {
      for (int number = 0; number < 10; number++) {
        assertThat(StoredConversations.in(again).find(SCOPE, ref(number))).isPresent();
      }
    }
  }

  @Test
  void statementThatFailedWorksAgain() {
    try (var stores = TestDatabases.sqlite(folder)) {
      for (int number = 1; number <= 3; number++) {
        int own = number;
        new StoredServices(stores).insert(service(own, NOON));
        assertThatThrownBy(() -> new StoredServices(stores).insert(service(own, NOON)))
            .hasMessageContaining("UNIQUE");
        StoredConversations.in(stores).insert(conversation(own), null);
        assertThatThrownBy(() -> StoredConversations.in(stores).insert(conversation(own), null))
            .hasMessageContaining("UNIQUE");
        assertThatThrownBy(
                () -> stores.database().write(session -> session.update("ROLLBACK TO x")))
            .hasMessageContaining("no such savepoint");
      }
      assertThat(StoredConversations.in(stores).find(SCOPE, ref(3))).isPresent();
    }
  }

  @Test
  void interruptedCallerStillLearnsTheOutcome() throws InterruptedException {
    try (var stores = TestDatabases.sqlite(folder)) {
      var isRunning = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      var result = new AtomicInteger();
      var isInterrupted = new AtomicBoolean();
      var caller =
          Thread.startVirtualThread(() -> {
            result.set(
                stores
                    .database()
                    .write(_ -> {
                      isRunning.countDown();
                      Race.await(release);
                      return 42;
                    }));
            isInterrupted.set(Thread.currentThread().isInterrupted());
          });
      Race.await(isRunning);
      caller.interrupt();
      release.countDown();
      caller.join();
      assertThat(result).hasValue(42);
      assertThat(isInterrupted).isTrue();
    }
  }
}
