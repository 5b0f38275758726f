package dev.confab.client.call;

import dev.confab.client.error.ApiException;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.error.ConfabException;
import dev.confab.client.http.WireResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Hears of every call: the place to hang metrics and tracing on.
///
/// Events of one call come in order on the thread that makes the call: `started`, any number of
/// `retrying`, then either `stopped` or `failed`. Calls of several threads interleave. Return soon;
/// what a listener throws is logged and otherwise ignored.
public interface CallListener {
  /// A call begins.
  default void started(CallInfo call) {}

  /// An attempt failed and will be repeated after a wait.
  default void retrying(CallInfo call, Retry retry) {}

  /// A call succeeded.
  default void stopped(CallInfo call, Stop stop) {}

  /// A call failed for good.
  default void failed(CallInfo call, Failure failure) {}

  /// A coming repetition.
  ///
  /// @param number 1 for the first repetition
  /// @param delay before it starts
  /// @param reason what the attempt before ended with
  record Retry(int number, Duration delay, ConfabException reason) {}

  /// The end of a call that succeeded.
  ///
  /// @param status of HTTP
  /// @param retries how many repetitions it took
  /// @param duration of all attempts and waits
  /// @param requestId the server's name for the last attempt; null if it gave none
  record Stop(int status, int retries, Duration duration, @Nullable String requestId) {}

  /// The end of a call that failed.
  ///
  /// @param error what the caller gets; a [ConfabException] unless a transport of yours is broken
  /// @param retries how many repetitions were tried
  /// @param duration of all attempts and waits
  record Failure(RuntimeException error, int retries, Duration duration) {
    /// The HTTP status, or 0 if there was no answer.
    public int status() {
      var response = response();
      return response == null ? 0 : response.status();
    }

    /// The server's name for the last attempt; null if it gave none.
    public @Nullable String requestId() {
      var response = response();
      return response == null ? null : response.requestId();
    }

    private @Nullable WireResponse response() {
      if (error instanceof ApiException api) {
        return api.response();
      }
      return error instanceof BadAnswerException bad ? bad.response() : null;
    }
  }
}
