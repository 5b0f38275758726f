package dev.confab.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.engine.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir Path folder;

  private final CountDownLatch isReading = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private List<Session> sessions;
  private Thread busy = Thread.startVirtualThread(() -> {});

  @BeforeEach
  void open() throws SQLException {
    var file = new SqliteFile(folder.resolve("confab.db"));
    sessions = List.of(file.reader(), file.reader());
  }

  @AfterEach
  void close() throws InterruptedException {
    release.countDown();
    busy.join();
  }

  private Readers busyReaders(Duration waitMax) throws InterruptedException {
    var readers = new Readers(sessions, waitMax);
    busy = Thread.startVirtualThread(() -> readUntilReleased(readers));
    isReading.await();
    return readers;
  }

  private void readUntilReleased(Readers readers) {
    try {
      readers.read(_ -> {
        isReading.countDown();
        awaitRelease();
        return 0;
      });
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private long openCount() throws SQLException {
    long count = 0;
    for (var session : sessions) {
      count += session.connection().isClosed() ? 0 : 1;
    }
    return count;
  }

  @Test
  void readThatOutlastsTheEndClosesItsConnectionItself() throws Exception {
    busyReaders(Duration.ofMillis(1)).close();
    assertThat(openCount()).isEqualTo(1);
    release.countDown();
    busy.join();
    assertThat(openCount()).isZero();
  }

  @Test
  void interruptedCloseClosesWhatIsIdle() throws Exception {
    var readers = busyReaders(Duration.ofMinutes(1));
    Thread.currentThread().interrupt();
    readers.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(openCount()).isEqualTo(1);
  }
}
