package dev.confab.client;

import dev.confab.client.call.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The content of a file on its way here. Close it, or its connection stays open and closing the
/// client waits for it. For use by one thread.
///
/// Each wait for more bytes lasts at most as long as the read timeout of the client; an
/// [IOException] says that it has passed, or that the content broke off.
public final class MediaContent implements AutoCloseable {
  private final Answer<InputStream> answer;

  MediaContent(Answer<InputStream> answer) {
    this.answer = answer;
  }

  /// The bytes, as they come in; can be read once.
  public InputStream stream() {
    return answer.value();
  }

  /// Writes the bytes to a file, in place of one that is there. The file appears under its name
  /// only when it is complete.
  ///
  /// @throws IOException if the bytes cannot be read or written
  public void saveTo(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var part = Files.createTempFile(folder, ".media-", ".part");
    try {
      Files.copy(stream(), part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// What it is, such as `image/png`; empty if the server did not say.
  public Optional<String> contentType() {
    return answer.headers().first("Content-Type");
  }

  /// Which bytes these are and of how many, such as `bytes 0-99/4096`; empty if they are the whole
  /// file, also because the server ignored the range.
  public Optional<String> contentRange() {
    return answer.headers().first("Content-Range");
  }

  /// Status and headers as they came.
  public Answer<InputStream> answer() {
    return answer;
  }

  /// Gives up what was not read.
  @Override
  public void close() throws IOException {
    stream().close();
  }
}
