package dev.confab.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// One answer, held in memory.
public final class Reply {
  private static final byte[] NO_BODY = {};

  private final int status;
  private final byte[] body;
  private final List<String> headers = new ArrayList<>();

  private Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /// @param json UTF-8; not copied
  public static Reply json(int status, byte[] json) {
    return new Reply(status, json).with("Content-Type", "application/json");
  }

  public static Reply text(int status, String contentType, String text) {
    return new Reply(status, text.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", contentType);
  }

  public static Reply empty(int status) {
    return new Reply(status, NO_BODY);
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

  public void forEachHeader(BiConsumer<String, String> action) {
    for (int i = 0; i < headers.size(); i += 2) {
      action.accept(headers.get(i), headers.get(i + 1));
    }
  }
}
