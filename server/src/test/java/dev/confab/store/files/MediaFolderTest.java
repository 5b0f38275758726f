package dev.confab.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.MediaLabel;
import dev.confab.domain.Upload;
import dev.confab.domain.sid.MediaSid;
import dev.confab.http.ByteStream;
import dev.confab.support.ByteStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest {
  private static final MediaSid SID = new MediaSid("ME0123456789abcdef0123456789abcdef");

  @TempDir Path data;
  private Path folder;
  private MediaFolder files;

  @BeforeEach
  void open() {
    folder = data.resolve("media");
    files = new MediaFolder(folder, 0);
  }

  private static Upload upload(ByteStream bytes) {
    return new Upload() {
      @Override
      public int read(byte[] buffer) {
        return bytes.read(buffer);
      }

      @Override
      public MediaLabel label() {
        return new MediaLabel("media", "a/b", null, "ann");
      }
    };
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return bytes;
  }

  private byte[] read(long from, long size) {
    try (var content = files.open(SID, from, size)) {
      var all = new byte[(int) (size - from)];
      var piece = new byte[1_000];
      int length = 0;
      for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
        System.arraycopy(piece, 0, all, length, count);
        length += count;
      }
      assertThat(length).isEqualTo(all.length);
      return all;
    }
  }

  private static void assertFails(ErrorCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void whatWasWrittenIsRead() {
    for (int size : new int[] {0, 1, 70_000, 3_000_000}) {
      assertThat(files.write(SID, upload(ByteStreams.of(bytes(size), 9_999)), 0)).isEqualTo(size);
      assertThat(read(0, size)).isEqualTo(bytes(size));
      files.delete(SID);
    }
    files.write(SID, upload(ByteStreams.of(bytes(100), 100)), 0);
    assertThat(read(98, 100)).containsExactly((byte) (98 * 7), (byte) (99 * 7));
  }

  @Test
  void onlyTheOwnerCanUseTheFiles() throws IOException {
    files.write(SID, upload(ByteStreams.of(bytes(1), 1)), 0);
    var file = folder.resolve("ef").resolve(SID.value());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (var parent : List.of(folder, folder.resolve("ef"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aFileMayBeAsLargeAsTheLimitAndIsNotReadBeyondIt() {
    assertThat(files.write(SID, upload(ByteStreams.of(bytes(100), 7)), 100)).isEqualTo(100);
    files.delete(SID);
    var taken = new AtomicLong();
    assertFails(
        ErrorCode.MEDIA_TOO_LARGE,
        () -> files.write(SID, upload(ByteStreams.zeros(1L << 40, taken)), 1_000_000));
    assertThat(taken.get()).isLessThan(2_000_000);
    files.delete(SID);
    assertThat(folder.resolve("ef")).isEmptyDirectory();
  }

  @Test
  void aDiskThatIsFullTakesNoFile() {
    files = new MediaFolder(folder, Long.MAX_VALUE);
    assertFails(
        ErrorCode.UNAVAILABLE, () -> files.write(SID, upload(ByteStreams.of(bytes(1), 1)), 0));
  }

  @Test
  void aFolderThatCannotBeUsedTakesNoFile() throws IOException {
    Files.createFile(folder);
    assertFails(
        ErrorCode.UNAVAILABLE, () -> files.write(SID, upload(ByteStreams.of(bytes(1), 1)), 0));
  }

  @Test
  void aFileIsNeverReplaced() {
    files.write(SID, upload(ByteStreams.of(bytes(3), 3)), 0);
    assertFails(
        ErrorCode.UNAVAILABLE, () -> files.write(SID, upload(ByteStreams.of(bytes(1), 1)), 0));
    assertThat(read(0, 3)).hasSize(3);
  }

  @Test
  void aFileThatIsLostOrShortIsNotSent() throws IOException {
    assertFails(ErrorCode.UNAVAILABLE, () -> files.open(SID, 0, 3));
    files.write(SID, upload(ByteStreams.of(bytes(3), 3)), 0);
    assertFails(ErrorCode.UNAVAILABLE, () -> files.open(SID, 0, 4));
    var file = folder.resolve("ef").resolve(SID.value());
    Files.delete(file);
    Files.createSymbolicLink(file, Files.writeString(data.resolve("secret"), "abc"));
    assertFails(ErrorCode.UNAVAILABLE, () -> files.open(SID, 0, 3));
  }

  @Test
  void aDeleteDoesNotDisturbAReaderAndMayBeRepeated() {
    files.write(SID, upload(ByteStreams.of(bytes(3), 3)), 0);
    try (var content = files.open(SID, 0, 3)) {
      files.delete(SID);
      files.delete(SID);
      assertThat(content.read(new byte[10])).isEqualTo(3);
    }
  }
}
