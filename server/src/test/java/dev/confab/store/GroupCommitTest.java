package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.sqlite.SqliteDatabase;
import dev.confab.support.HeldWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How many writes share a commit, and what becomes of those beside one that fails.
class GroupCommitTest {
  private static final int CALLERS = 200;

  private static final BatchWork<Integer, Integer> COUNT =
      (session, numbers) -> {
        for (int number : numbers) {
          session.update("INSERT INTO counted VALUES (?)", number);
        }
        return numbers.stream().map(Outcome::done).toList();
      };

  @TempDir private Path folder;

  private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> separated = new ConcurrentLinkedQueue<>();

  private final StoreObserver observer =
      new StoreObserver() {
        @Override
        public void committed(int batchSize, long nanos) {
          batches.add(batchSize);
        }

        @Override
        public void separated(int works) {
          separated.add(works);
        }
      };

  /// Of 200 that wait, one is taken and half of the others are drained with it; of the rest, 64.
  @Test
  @Timeout(60)
  void ofManyThatWaitHalfShareACommit() {
    try (var database = SqliteDatabase.open(folder, true, Stores.MIGRATIONS, observer)) {
      together(database, Collections.nCopies(CALLERS, () -> database.write(_ -> true)));
    }
    assertThat(List.copyOf(batches)).startsWith(1, 99, 64, 37);
    assertThat(separated).isEmpty();
  }

  /// Two kinds share a commit. One of them is tried as a whole behind a savepoint, then one by one.
  @Test
  @Timeout(60)
  void whatFailsBesideAnotherKindFailsAlone() {
    try (var database = counting()) {
      var broken = new ConcurrentLinkedQueue<Integer>();
      var works = countsToTen(database, broken);
      works.add(() -> database.write(session -> session.update("INSERT INTO counted VALUES (10)")));
      together(database, works);
      assertThat(broken).containsExactly(3);
      assertThat(counted(database))
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, 10).boxed().toList());
    }
    assertThat(List.copyOf(batches)).startsWith(1, 1, 1, 11);
    assertThat(separated).containsExactly(10);
  }

  /// Of one kind alone, each has a transaction of its own after all.
  @Test
  @Timeout(60)
  void whatFailsAmongItsLikeFailsAlone() {
    try (var database = counting()) {
      var broken = new ConcurrentLinkedQueue<Integer>();
      together(database, countsToTen(database, broken));
      assertThat(broken).containsExactly(3);
      assertThat(counted(database))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10).boxed().toList());
    }
    assertThat(batches).containsOnly(1);
    assertThat(separated).containsExactly(10);
  }

  /// A database that has counted the number 3.
  private SqliteDatabase counting() {
    var database = SqliteDatabase.open(folder, true, Stores.MIGRATIONS, observer);
    database.write(session -> session.update("CREATE TABLE counted (number INTEGER UNIQUE)"));
    database.write(COUNT, 3);
    return database;
  }

  /// Counts the numbers below ten, each by itself.
  ///
  /// @param broken gets those that fail
  private static List<Runnable> countsToTen(SqliteDatabase database, Queue<Integer> broken) {
    var works = new ArrayList<Runnable>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      works.add(() -> {
        try {
          database.write(COUNT, number);
        } catch (IllegalStateException _) {
          broken.add(number);
        }
      });
    }
    return works;
  }

  private static List<Integer> counted(SqliteDatabase database) {
    return database.read(
        session -> session.list("SELECT number FROM counted", row -> row.getInt(1)));
  }

  /// Makes works queue behind another one, so that they go together.
  private static void together(SqliteDatabase database, List<Runnable> works) {
    try (var writer = HeldWriter.of(database)) {
      writer.queue(works);
    }
  }
}
