package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.MediaLabel;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.Upload;
import dev.confab.http.ByteStream;
import dev.confab.http.Multipart;
import dev.confab.http.Unreadable;
import dev.confab.http.UrlEncoding;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file as it is sent: the body itself, or the one file of a multipart form. What the query says
/// of the file wins over the fields of a form, which may come after the file.
final class MediaUpload {
  /// Of the query; also the fields of a form.
  static final Parameter[] PARAMETERS = {
    Parameter.choice("Category", MediaLabel.CATEGORIES.toArray(String[]::new)),
    Parameter.of("Filename", Schema.text(MediaLabel.FILENAME_MAX)),
    Parameter.of("Author", Schema.text(MediaLabel.FILENAME_MAX))
  };

  private static final String UNKNOWN_TYPE = "application/octet-stream";

  /// What a multipart form may have besides its file.
  private static final int FORM_BYTES_MAX = 64 * 1024;

  private static final int FIELD_BYTES_MAX = 8 * 1024;

  private MediaUpload() {}

  /// Begins to read.
  ///
  /// @throws Failure [ErrorCode#MEDIA_TOO_LARGE] when the sender announces too much
  static Upload of(Request request, MediaLibrary files) {
    var call = request.call();
    requirePlain(call.header("Content-Encoding"));
    var type = call.header("Content-Type");
    var boundary = Multipart.boundary(type).orElse(null);
    files.requireSize(announced(call.header("Content-Length"), boundary != null));
    var said = said(request.query());
    return boundary == null
        ? new Raw(call.body(), label(said, type, null))
        : new OfForm(new Multipart(new Limited(call.body(), files), boundary), said);
  }

  /// Nothing is ever unpacked: what is kept is what was sent.
  private static void requirePlain(@Nullable String encoding) {
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new Unreadable(415, "Content-Encoding must be identity");
    }
  }

  private static long announced(@Nullable String length, boolean isForm) {
    try {
      return length == null ? 0 : Long.parseLong(length.strip()) - (isForm ? FORM_BYTES_MAX : 0);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static Map<String, String> said(Form query) {
    var said = new HashMap<String, String>();
    for (var parameter : PARAMETERS) {
      var value = query.textOrNull(parameter.name());
      if (value != null) {
        said.put(parameter.name(), value);
      }
    }
    return said;
  }

  @Assumed("a body without a type is of an unknown one; without an author, the system is it")
  private static MediaLabel label(
      Map<String, String> said, @Nullable String type, @Nullable String filename) {
    return new MediaLabel(
        said.getOrDefault("Category", MediaLabel.CATEGORIES.getFirst()),
        type == null || type.isBlank() ? UNKNOWN_TYPE : type.strip(),
        said.getOrDefault("Filename", filename == null || filename.isEmpty() ? null : filename),
        said.getOrDefault("Author", MediaLabel.SYSTEM));
  }

  private record Raw(ByteStream body, MediaLabel label) implements Upload {
    @Override
    public int read(byte[] buffer) {
      return body.read(buffer);
    }
  }

  /// Ends a form that is larger than any file with its fields could be.
  private static final class Limited implements ByteStream {
    private final ByteStream body;
    private final MediaLibrary files;
    private long size = -FORM_BYTES_MAX;

    Limited(ByteStream body, MediaLibrary files) {
      this.body = body;
      this.files = files;
    }

    @Override
    public int read(byte[] buffer) {
      int count = body.read(buffer);
      size += Math.max(count, 0);
      files.requireSize(size);
      return count;
    }

    @Override
    public void close() {
      body.close();
    }
  }

  /// The file of a multipart form.
  private static final class OfForm implements Upload {
    private final Multipart form;
    private final Map<String, String> said;
    private final Multipart.Part file;
    private boolean isRead;

    /// Goes to the file.
    OfForm(Multipart form, Map<String, String> said) {
      this.form = form;
      this.said = said;
      this.file = nextFile();
      label();
    }

    @Override
    public int read(byte[] buffer) {
      int count = isRead ? -1 : form.read(buffer);
      if (count < 0 && !isRead) {
        isRead = true;
        readOn();
      }
      return count;
    }

    @Override
    public MediaLabel label() {
      return MediaUpload.label(said, file.contentType(), file.filename());
    }

    private Multipart.Part nextFile() {
      for (var part = form.next(); part.isPresent(); part = form.next()) {
        if (part.get().filename() != null) {
          return part.get();
        }
        readField(part.get());
      }
      throw new Failure(ErrorCode.INVALID_PARAMETER, "The form has no file");
    }

    private void readOn() {
      for (var part = form.next(); part.isPresent(); part = form.next()) {
        if (part.get().filename() != null) {
          throw new Failure(ErrorCode.INVALID_PARAMETER, "The form has more than one file");
        }
        readField(part.get());
      }
    }

    /// The name of the file is also spelt `FileName` by some senders.
    private void readField(Multipart.Part part) {
      var value = UrlEncoding.utf8(form.readAll(FIELD_BYTES_MAX));
      var name = part.name().equals("FileName") ? "Filename" : part.name();
      if (!value.isEmpty()) {
        said.putIfAbsent(name, value);
      }
    }
  }
}
