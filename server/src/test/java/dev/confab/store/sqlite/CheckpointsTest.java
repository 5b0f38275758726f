package dev.confab.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.engine.Session;
import dev.confab.store.sqlite.Checkpoints.Log;
import dev.confab.support.Alarms;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final int PAGES = 200;
  private static final int PART = 20;

  private final SqliteFile file;
  @AutoClose private final Session writer;
  @AutoClose private final Session looking;

  CheckpointsTest(@TempDir Path folder) throws SQLException {
    file = new SqliteFile(folder.resolve("confab.db"));
    writer = file.writer();
    looking = file.reader();
  }

  @BeforeEach
  void makeTable() throws SQLException {
    writer.execute("CREATE TABLE filler (text BLOB)");
  }

  /// Until the log has so many pages.
  private void write(int pages) throws SQLException {
    while (log().all() < pages) {
      writer.execute("INSERT INTO filler VALUES (randomblob(3000))");
    }
  }

  private Log log() throws SQLException {
    return Checkpoints.checkpoint(looking, "NOOP");
  }

  private boolean isAllDone() {
    try {
      return log().left() == 0;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void pagesAreBroughtBesideTheWriter() throws SQLException {
    try (var _ = Checkpoints.start(file.checkpoints(), PAGES, PART)) {
      write(PAGES);
      Waiting.until(this::isAllDone);
      write(2 * PAGES);
      Waiting.until(this::isAllDone);
    }
    assertThat(log()).isEqualTo(new Log(log().all(), log().all()));
    writer.execute("INSERT INTO filler VALUES (randomblob(10))");
    assertThat(log().all()).as("the log begins anew").isLessThan(PART);
  }

  @Test
  void aShortLogStaysAsItIs() throws SQLException {
    write(PAGES);
    try (var _ = Checkpoints.start(file.checkpoints(), 10 * PAGES, PART)) {
      write(2 * PAGES);
    }
    assertThat(log().done()).isZero();
  }

  @Test
  void whatGoesWrongIsToldAndEndsNothing() throws SQLException {
    try (var alarms = Alarms.listen()) {
      var broken = file.checkpoints();
      broken.connection().close();
      try (var _ = Checkpoints.start(broken, PAGES, PART)) {
        Waiting.until(() -> !alarms.heard().isEmpty());
      }
      assertThat(alarms.heard()).hasSize(1);
    }
  }
}
