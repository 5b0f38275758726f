package dev.confab.api;

import dev.confab.domain.Media;
import dev.confab.domain.MediaFiles;
import dev.confab.domain.MediaLibrary;
import dev.confab.http.ByteStream;
import dev.confab.http.Call;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import org.jspecify.annotations.Nullable;

/// Sends the contents of media: as a whole or in part, never for a browser to show or to guess
/// about.
final class MediaContents {
  private final MediaLibrary files;

  MediaContents(MediaLibrary files) {
    this.files = files;
  }

  /// Answers a GET or HEAD for a file. It never changes, so its sid tells whether it is still the
  /// same.
  Reply reply(Call call, Media media) {
    var tag = '"' + media.sid().value() + '"';
    if (matches(call.header("If-None-Match"), tag)) {
      return Reply.empty(Route.NOT_MODIFIED).with("ETag", tag);
    }
    long size = media.file().size();
    return switch (range(call, tag, size)) {
      case ByteRange.Whole() -> content(200, media, 0, size, tag);
      case ByteRange.Part part ->
          content(206, media, part.from(), part.length(), tag)
              .with("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + size);
      case ByteRange.Unsatisfiable() ->
          ErrorReply.of(new Unreadable(416, "The media has " + size + " bytes"))
              .with("Content-Range", "bytes */" + size);
    };
  }

  /// Ranges are for GET only, and for the file that the client has a part of.
  private static ByteRange range(Call call, String tag, long size) {
    var same = call.header("If-Range");
    boolean isAsked = call.method().equals("GET") && (same == null || same.strip().equals(tag));
    return ByteRange.of(isAsked ? call.header("Range") : null, size);
  }

  private static boolean matches(@Nullable String header, String tag) {
    if (header == null) {
      return false;
    }
    for (var one : header.split(",", -1)) {
      var other = one.strip();
      if (other.equals("*") || other.equals(tag) || other.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private Reply content(int status, Media media, long from, long length, String tag) {
    var bytes = new FileBytes(files.open(media, from));
    return Reply.streamed(status, media.file().contentType(), new Reply.Content(length, bytes))
        .with("Content-Disposition", Disposition.attachment(media.file().filename()))
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", "default-src 'none'; sandbox")
        .with("Cache-Control", "private, no-cache")
        .with("Accept-Ranges", "bytes")
        .with("ETag", tag);
  }

  private record FileBytes(MediaFiles.Content file) implements ByteStream {
    @Override
    public int read(byte[] buffer) {
      return file.read(buffer);
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
