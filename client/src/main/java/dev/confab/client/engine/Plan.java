package dev.confab.client.engine;

import dev.confab.client.http.Params;
import org.jspecify.annotations.Nullable;

/// What an operation asks for, before it is asked: the same plan can be carried out several times.
record Plan(String method, Path path, Params query, @Nullable Params form) {
  static Plan read(Path path, Params query) {
    return new Plan("GET", path, query, null);
  }

  static Plan write(Path path, Params form) {
    return new Plan("POST", path, Params.NONE, form);
  }

  static Plan delete(Path path) {
    return new Plan("DELETE", path, Params.NONE, null);
  }
}
