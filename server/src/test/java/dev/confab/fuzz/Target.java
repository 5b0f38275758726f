package dev.confab.fuzz;

import org.jspecify.annotations.Nullable;

/// What requests are sent to.
interface Target {
  Answer send(Request request);

  /// @param contentType `null` when there was none
  record Answer(int status, @Nullable String contentType, String body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }
}
