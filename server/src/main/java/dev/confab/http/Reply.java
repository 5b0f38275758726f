package dev.confab.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One answer: held in memory, or with a body that is read while it is sent.
public final class Reply {
  private static final byte[] NO_BODY = {};

  private final int status;
  private final byte[] body;
  private final @Nullable Content content;
  private final List<String> headers = new ArrayList<>();

  private Reply(int status, byte[] body, @Nullable Content content) {
    this.status = status;
    this.body = body;
    this.content = content;
  }

  /// A body that is too large to be held.
  ///
  /// @param length how many bytes are sent; there are at least as many
  /// @param bytes closed by whoever sends the reply
  public record Content(long length, ByteStream bytes) {}

  /// @param json UTF-8; not copied
  public static Reply json(int status, byte[] json) {
    return new Reply(status, json, null).with("Content-Type", "application/json");
  }

  public static Reply text(int status, String contentType, String text) {
    return new Reply(status, text.getBytes(StandardCharsets.UTF_8), null)
        .with("Content-Type", contentType);
  }

  public static Reply empty(int status) {
    return new Reply(status, NO_BODY, null);
  }

  public static Reply streamed(int status, String contentType, Content content) {
    return new Reply(status, NO_BODY, content).with("Content-Type", contentType);
  }

  /// Adds a header to this reply.
  public Reply with(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public int status() {
    return status;
  }

  /// The bytes themselves; do not change them.
  public byte[] body() {
    return body;
  }

  /// What is sent instead of [#body], or `null`.
  public @Nullable Content content() {
    return content;
  }

  public void forEachHeader(BiConsumer<String, String> action) {
    for (int i = 0; i < headers.size(); i += 2) {
      action.accept(headers.get(i), headers.get(i + 1));
    }
  }
}
