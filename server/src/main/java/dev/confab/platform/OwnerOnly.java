package dev.confab.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files and folders that nobody but their owner can use, where the file system knows owners.
public final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);

  private OwnerOnly() {}

  /// Makes a folder, and those above it, where they do not exist.
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, "rwx------"));
  }

  /// What to make a file in a folder with.
  public static FileAttribute<?>[] file(Path folder) {
    return permissions(folder, "rw-------");
  }

  /// Has the names in a folder survive a loss of power. Not every system can do this.
  public static void force(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("The folder cannot be forced to disk", e);
    }
  }

  private static FileAttribute<?>[] permissions(Path folder, String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[] {};
  }
}
