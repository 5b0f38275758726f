package dev.confab.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a multipart form (RFC 7578) part by part while it arrives, with a small buffer.
public final class Multipart implements ByteStream {
  /// The name of one part and what comes with it.
  ///
  /// @param filename `null` for what is no file
  /// @param contentType `null` when the part does not tell
  public record Part(String name, @Nullable String filename, @Nullable String contentType) {}

  private static final String TYPE = "multipart/form-data";
  private static final int PIECE_BYTES = 8 * 1024;
  private static final int HEADER_BYTES_MAX = 8 * 1024;
  private static final int BUFFER_BYTES = HEADER_BYTES_MAX + PIECE_BYTES;
  private static final int PARTS_MAX = 100;

  /// A parameter of a header; a quote and a backslash may be written behind a backslash.
  private static final Pattern PARAMETER =
      Pattern.compile("; *([A-Za-z*]+) *= *(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\"; ]*+))");

  private final ByteStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /// Fits behind whatever is not used up yet: at most the headers of a part.
  private final byte[] piece = new byte[PIECE_BYTES];

  private int start;
  private int end;
  private int parts;
  private boolean isInPart = true;

  /// @param boundary as [#boundary] found it
  public Multipart(ByteStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
    // The first delimiter needs no line before it: give it one. What comes before is no part.
    buffer[0] = '\r';
    buffer[1] = '\n';
    end = 2;
  }

  /// What separates the parts; empty when it is no multipart form.
  ///
  /// @throws Unreadable for a multipart form without a boundary
  public static Optional<String> boundary(@Nullable String contentType) {
    if (contentType == null || !contentType.strip().toLowerCase(Locale.ROOT).startsWith(TYPE)) {
      return Optional.empty();
    }
    var boundary = parameters(contentType).get("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw malformed("it has no boundary");
    }
    return Optional.of(boundary);
  }

  /// Goes to the next part, past what is left of the current one; empty when there is none. Then
  /// the body was read to its end.
  public Optional<Part> next() {
    while (isInPart) {
      read(piece);
    }
    if (startsWith("--")) {
      start = end;
      while (in.read(buffer) >= 0) {
        // What follows the last part means nothing.
      }
      return Optional.empty();
    }
    if (++parts > PARTS_MAX) {
      throw malformed("it has more than " + PARTS_MAX + " parts");
    }
    if (!line(HEADER_BYTES_MAX).isBlank()) {
      throw malformed("something follows a boundary");
    }
    var part = part(headers());
    isInPart = true;
    return Optional.of(part);
  }

  /// Reads the current part.
  ///
  /// @return how many bytes were put at the start of the buffer, at least 1; -1 at the end
  @Override
  public int read(byte[] target) {
    while (isInPart) {
      int found = find();
      int ready = (found < 0 ? Math.max(start, end - delimiter.length + 1) : found) - start;
      if (ready > 0) {
        int count = Math.min(ready, target.length);
        System.arraycopy(buffer, start, target, 0, count);
        start += count;
        return count;
      }
      if (found == start) {
        start += delimiter.length;
        isInPart = false;
      } else {
        fill();
      }
    }
    return -1;
  }

  @Override
  public void close() {
    in.close();
  }

  private Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    int left = HEADER_BYTES_MAX;
    for (var line = line(left); !line.isEmpty(); line = line(left)) {
      left -= line.length();
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static Part part(Map<String, String> headers) {
    var disposition = parameters(headers.getOrDefault("content-disposition", ""));
    var name = disposition.get("name");
    if (name == null) {
      throw malformed("a part has no name");
    }
    return new Part(name, filename(disposition), headers.get("content-type"));
  }

  /// Forms must not have a name as RFC 8187 writes it, `UTF-8''na%C3%AFve.txt`. Some programs send
  /// it all the same, alone or beside another one that it is an exact spelling of.
  private static @Nullable String filename(Map<String, String> disposition) {
    var plain = disposition.get("filename");
    var extended = disposition.get("filename*");
    if (extended == null) {
      return plain;
    }
    var words = extended.split("'", 3);
    try {
      if (words.length == 3 && words[0].equalsIgnoreCase("UTF-8")) {
        return UrlEncoding.segment(words[2]);
      }
    } catch (Unreadable _) {
      // It is a file, whatever its name.
    }
    return plain == null ? "" : plain;
  }

  private static Map<String, String> parameters(String header) {
    var parameters = new HashMap<String, String>();
    var matcher = PARAMETER.matcher(header);
    while (matcher.find()) {
      @Nullable String quoted = matcher.group(2);
      // Browsers write a quote as %22, and other programs put a backslash before it.
      var value =
          quoted == null
              ? matcher.group(3)
              : quoted.replaceAll("\\\\([\"\\\\])", "$1").replace("%22", "\"");
      parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }

  /// Where the next delimiter begins, or -1.
  private int find() {
    for (int i = start; i <= end - delimiter.length; i++) {
      if (buffer[i] == '\r'
          && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsWith(String text) {
    while (end - start < text.length()) {
      fill();
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The next line, without its end.
  private String line(int bytesMax) {
    int at = start;
    while (true) {
      for (; at + 1 < end; at++) {
        if (buffer[at] == '\r' && buffer[at + 1] == '\n') {
          var line = UrlEncoding.utf8(ByteBuffer.wrap(buffer, start, at - start));
          start = at + 2;
          return line;
        }
      }
      if (end - start > bytesMax) {
        throw malformed("the headers of a part are too long");
      }
      int read = at - start;
      fill();
      at = start + read;
    }
  }

  /// Reads more behind what is left.
  private void fill() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int count = in.read(piece);
    if (count < 0) {
      throw malformed("it ends early");
    }
    System.arraycopy(piece, 0, buffer, end, count);
    end += count;
  }

  private static Unreadable malformed(String why) {
    return new Unreadable(400, "Malformed multipart body: " + why);
  }
}
