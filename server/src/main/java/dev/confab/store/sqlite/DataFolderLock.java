package dev.confab.store.sqlite;

import dev.confab.store.engine.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says that a server works in a data folder. The operating system lets it go when the process
/// ends, however it ends.
final class DataFolderLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolderLock.class);

  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataFolderLock take(Path folder) {
    try {
      var channel =
          FileChannel.open(
              folder.resolve("confab.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new StoreUnavailable(
            "Another Confab server is using the data folder %s.".formatted(folder));
      }
      return new DataFolderLock(channel);
    } catch (IOException e) {
      throw new StoreUnavailable("The data folder %s cannot be written.".formatted(folder), e);
    }
  }

  /// The lock is held as long as the channel is open.
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("The lock of the data folder was not let go properly", e);
    }
  }
}
