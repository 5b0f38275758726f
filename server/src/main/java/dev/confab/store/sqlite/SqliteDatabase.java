package dev.confab.store.sqlite;

import dev.confab.store.engine.Attempts;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.GroupCommitWriter;
import dev.confab.store.engine.Migrator;
import dev.confab.store.engine.Outcome;
import dev.confab.store.engine.Read;
import dev.confab.store.engine.Session;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.engine.StoreUnavailable;
import dev.confab.store.engine.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A database in one file of the data folder. All writes, ordinary ones too, share the transactions
/// of one writer.
public final class SqliteDatabase implements Database {
  private static final int READERS_MAX = 4;
  private static final Duration READER_WAIT_MAX = Duration.ofSeconds(5);

  private final Dialect dialect;
  private final Attempts attempts;
  private final GroupCommitWriter writer;
  private final Readers readers;
  private final @Nullable Checkpoints checkpoints;
  private final @Nullable DataFolderLock lock;

  private SqliteDatabase(
      Session writing,
      Readers readers,
      @Nullable Checkpoints checkpoints,
      @Nullable DataFolderLock lock,
      StoreObserver observer) {
    this.dialect = new SqliteDialect();
    this.attempts = new Attempts(dialect, observer);
    this.writer =
        new GroupCommitWriter(
            "sqlite-writer", new SqliteTransactor(writing, attempts), dialect, observer);
    this.readers = readers;
    this.checkpoints = checkpoints;
    this.lock = lock;
  }

  /// Opens the database of a folder, and makes it when it is missing.
  ///
  /// @param isServer whether to claim the folder; a command beside a running server must not
  /// @param migrations see [Migrator]
  public static SqliteDatabase open(
      Path folder, boolean isServer, List<String> migrations, StoreObserver observer) {
    create(folder);
    var lock = isServer ? DataFolderLock.take(folder) : null;
    var file = new SqliteFile(folder.resolve("confab.db"));
    List<Session> opened = new ArrayList<>();
    try {
      var writing = file.writer();
      opened.add(writing);
      new Migrator(new SqliteDialect(), migrations).migrate(writing.connection());
      for (int i = 0; i < READERS_MAX; i++) {
        opened.add(file.reader());
      }
      var readers = new Readers(opened.subList(1, opened.size()), READER_WAIT_MAX);
      var checkpoints = isServer ? Checkpoints.start(file.checkpoints()) : null;
      return new SqliteDatabase(writing, readers, checkpoints, lock, observer);
    } catch (SQLException | StoreUnavailable e) {
      opened.forEach(Session::close);
      if (lock != null) {
        lock.close();
      }
      throw e instanceof StoreUnavailable known
          ? known
          : unavailable(file.path(), (SQLException) e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder, ownerOnly(folder));
    } catch (IOException e) {
      throw new StoreUnavailable("The data folder %s cannot be made.".formatted(folder), e);
    }
  }

  /// Only for a folder that is made: who made one before had reasons for its permissions.
  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[] {};
  }

  private static StoreUnavailable unavailable(Path path, SQLException thrown) {
    var problem =
        switch (thrown.getErrorCode()) {
          case SqliteDialect.NOT_A_DATABASE -> "is not a database of Confab";
          case SqliteDialect.CORRUPT -> "is damaged; restore it from a backup";
          default -> "cannot be opened: " + thrown.getMessage();
        };
    return new StoreUnavailable("The file %s %s.".formatted(path, problem), thrown);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public <R> R read(Read<R> read) {
    return attempts.run(() -> readers.read(read));
  }

  /// Each work is a kind of its own, so it is run by itself within the batch.
  @Override
  public <R> R write(Work<R> work) {
    return writer.write((session, _) -> List.of(Outcome.done(work.run(session))), work);
  }

  @Override
  public <I, R> R write(BatchWork<I, R> kind, I input) {
    return writer.write(kind, input);
  }

  @Override
  public int queueDepth() {
    return writer.queueDepth();
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    if (checkpoints != null) {
      checkpoints.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
