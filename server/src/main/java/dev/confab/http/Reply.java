package dev.confab.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One answer: held in memory, or with a body that is read while it is sent, or with one that is
/// made while it is sent.
public final class Reply {
  private static final byte[] NO_BODY = {};

  private final int status;
  private final byte[] body;
  private final @Nullable Content content;
  private final @Nullable LiveBody live;
  private final List<String> headers = new ArrayList<>();

  private Reply(int status, byte[] body, @Nullable Content content, @Nullable LiveBody live) {
    this.status = status;
    this.body = body;
    this.content = content;
    this.live = live;
  }

  /// A body that is too large to be held.
  ///
  /// @param length how many bytes are sent; there are at least as many
  /// @param bytes closed by whoever sends the reply
  public record Content(long length, ByteStream bytes) {}

  /// @param json UTF-8; not copied
  public static Reply json(int status, byte[] json) {
    return new Reply(status, json, null, null).with("Content-Type", "application/json");
  }

  public static Reply text(int status, String contentType, String text) {
    return new Reply(status, text.getBytes(StandardCharsets.UTF_8), null, null)
        .with("Content-Type", contentType);
  }

  public static Reply empty(int status) {
    return new Reply(status, NO_BODY, null, null);
  }

  public static Reply streamed(int status, String contentType, Content content) {
    return new Reply(status, NO_BODY, content, null).with("Content-Type", contentType);
  }

  /// @param live closed by whoever sends the reply
  public static Reply live(int status, String contentType, LiveBody live) {
    return new Reply(status, NO_BODY, null, live).with("Content-Type", contentType);
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

  /// What is sent instead of [#body], or `null`.
  public @Nullable LiveBody live() {
    return live;
  }

  public void forEachHeader(BiConsumer<String, String> action) {
    for (int i = 0; i < headers.size(); i += 2) {
      action.accept(headers.get(i), headers.get(i + 1));
    }
  }
}
