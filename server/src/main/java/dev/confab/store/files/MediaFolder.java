package dev.confab.store.files;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.MediaFiles;
import dev.confab.domain.Upload;
import dev.confab.domain.sid.MediaSid;
import dev.confab.platform.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Media in a folder of their own, one file each. A file is named by its sid, so nothing that a
/// sender chooses ever becomes part of a path; the last digits of the sid, which are random, spread
/// the files over 256 folders.
public final class MediaFolder implements MediaFiles {
  /// Left free for everybody else on the disk, first of all for the database.
  public static final long FREE_BYTES_MIN = 64L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);

  /// As many as come at once. Each upload holds them as long as its sender likes.
  private static final int BUFFER_BYTES = 8 * 1024;

  /// So many are written between two looks at the free space.
  private static final long FREE_CHECK_BYTES = 8L * 1024 * 1024;

  private static final int SPREAD_DIGITS = 2;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path folder;
  private final long freeBytesMin;

  /// @param folder made when the first file is written
  /// @param freeBytesMin an upload is refused that would leave less on the disk
  public MediaFolder(Path folder, long freeBytesMin) {
    this.folder = folder.toAbsolutePath();
    this.freeBytesMin = freeBytesMin;
  }

  @Override
  public long write(MediaSid sid, Upload upload, long bytesMax) {
    var file = path(sid);
    try {
      makeFolders(file);
      long size;
      try (var channel = FileChannel.open(file, NEW, OwnerOnly.file(folder))) {
        size = copy(upload, channel, bytesMax);
        channel.force(true);
      }
      OwnerOnly.force(file.resolveSibling(""));
      return size;
    } catch (IOException e) {
      throw unusable("written", sid, e);
    }
  }

  @Override
  public Content open(MediaSid sid, long from, long size) {
    try {
      var channel = FileChannel.open(path(sid), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      if (channel.size() != size) {
        channel.close();
        throw new IOException("the file has another size than its record");
      }
      return new OpenFile(sid, channel.position(from));
    } catch (IOException e) {
      throw unusable("read", sid, e);
    }
  }

  @Override
  public void delete(MediaSid sid) {
    try {
      Files.deleteIfExists(path(sid));
    } catch (IOException e) {
      throw unusable("deleted", sid, e);
    }
  }

  private record OpenFile(MediaSid sid, FileChannel channel) implements Content {
    @Override
    public int read(byte[] buffer) {
      try {
        return channel.read(ByteBuffer.wrap(buffer));
      } catch (IOException e) {
        throw unusable("read", sid, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("Not closed properly", e);
      }
    }
  }

  private long copy(Upload upload, FileChannel channel, long bytesMax) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long size = 0;
    long nextCheck = 0;
    for (int count = upload.read(buffer); count >= 0; count = upload.read(buffer)) {
      if (size >= nextCheck) {
        requireSpace();
        nextCheck = size + FREE_CHECK_BYTES;
      }
      size += count;
      if (bytesMax > 0 && size > bytesMax) {
        throw MediaFiles.tooLarge(bytesMax);
      }
      var bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    return size;
  }

  private void requireSpace() throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < freeBytesMin) {
      throw new IOException("the disk is full");
    }
  }

  private void makeFolders(Path file) throws IOException {
    var parent = file.resolveSibling("");
    if (!Files.isDirectory(parent)) {
      OwnerOnly.makeFolder(parent);
      OwnerOnly.force(folder);
      OwnerOnly.force(folder.resolveSibling(""));
    }
  }

  private Path path(MediaSid sid) {
    var name = sid.value();
    return folder.resolve(name.substring(name.length() - SPREAD_DIGITS)).resolve(name);
  }

  private static Failure unusable(String what, MediaSid sid, IOException cause) {
    LOG.atError()
        .addKeyValue("media", sid)
        .setCause(cause)
        .log("The file of a media cannot be " + what);
    return new Failure(ErrorCode.UNAVAILABLE, "The media cannot be " + what + " now");
  }
}
