package dev.confab.client;

import dev.confab.client.http.WireContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file to upload, immutable: each method gives a changed copy. It is read while it goes out and
/// never in memory as a whole.
///
/// @param content its bytes
/// @param contentType such as `image/png`
/// @param filename what receivers see; null for no name
/// @param category what it is for; null for `media`
public record MediaUpload(
    WireContent content, String contentType, @Nullable String filename, @Nullable String category) {
  private static final String BYTES = "application/octet-stream";

  /// A file, under its own name. It can be read again, so its upload is repeated after a failure.
  ///
  /// @throws UncheckedIOException if it cannot be read
  public static MediaUpload ofFile(Path file) {
    try {
      var content = new WireContent(() -> Files.newInputStream(file), Files.size(file), true);
      var name = file.getFileName();
      return new MediaUpload(content, BYTES, name == null ? null : name.toString(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes from a stream, without a name. They can be read only once, so their upload is never
  /// repeated: it fails with what went wrong first. The upload closes the stream.
  public static MediaUpload ofStream(InputStream bytes) {
    return new MediaUpload(new WireContent(() -> bytes, -1, false), BYTES, null, null);
  }

  /// Says what it is, such as `image/png`; unless set: `application/octet-stream`.
  public MediaUpload contentType(String contentType) {
    return new MediaUpload(content, contentType, filename, category);
  }

  /// Names it.
  public MediaUpload filename(String filename) {
    return new MediaUpload(content, contentType, filename, category);
  }

  /// Says what it is for: `media`, `body` or `history`.
  public MediaUpload category(String category) {
    return new MediaUpload(content, contentType, filename, category);
  }

  /// Says how many bytes a stream has. Without it the length is not announced, which some proxies
  /// refuse; with it the upload fails if there are more or fewer.
  ///
  /// @throws IllegalArgumentException if it is negative
  public MediaUpload length(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A length must not be negative");
    }
    var measured = new WireContent(content.source(), bytes, content.isRepeatable());
    return new MediaUpload(measured, contentType, filename, category);
  }
}
