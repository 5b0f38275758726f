package dev.confab.client.engine;

import dev.confab.client.http.Headers;
import dev.confab.client.http.Params;
import dev.confab.client.http.WireContent;
import org.jspecify.annotations.Nullable;

/// What an operation asks for, before it is asked: the same plan can be carried out several times.
///
/// @param form of a write; null for everything else
/// @param content of an upload; null for everything else
/// @param headers of this operation only
record Plan(
    String method,
    Path path,
    Params query,
    @Nullable Params form,
    @Nullable WireContent content,
    Headers headers) {
  static Plan read(Path path, Params query) {
    return new Plan("GET", path, query, null, null, Headers.NONE);
  }

  static Plan write(Path path, Params form) {
    return new Plan("POST", path, Params.NONE, form, null, Headers.NONE);
  }

  static Plan delete(Path path) {
    return new Plan("DELETE", path, Params.NONE, null, null, Headers.NONE);
  }

  static Plan upload(Path path, Params query, WireContent content, Headers headers) {
    return new Plan("POST", path, query, null, content, headers);
  }

  static Plan download(Path path, Headers headers) {
    return new Plan("GET", path, Params.NONE, null, null, headers);
  }
}
