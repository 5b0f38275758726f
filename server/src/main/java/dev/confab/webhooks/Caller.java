package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Calls receivers.
interface Caller {
  /// Tells a receiver of an event, and waits for the answer; meant for virtual threads.
  ///
  /// @return whatever the network and the receiver do is an answer, never an exception
  Answer call(WebhookDelivery delivery, Destination destination);

  /// What came of a call.
  ///
  /// @param method as it was called, now or by what is configured
  /// @param url as it was signed: without user, password and fragment, and without the parameters
  /// @param status `null` when the receiver did not answer
  /// @param failure why; `null` when it did
  /// @param excerpt the beginning of the answer's body
  /// @param retryAfter how long the receiver asks to wait; zero when it does not
  /// @param isRetried whether what failed like this shall be tried again
  /// @param isConnected whether the receiver can be reached, whatever came of the call
  record Answer(
      WebhookMethod method,
      String url,
      @Nullable Integer status,
      @Nullable String failure,
      String excerpt,
      Duration retryAfter,
      boolean isRetried,
      boolean isConnected) {

    /// Of a call that did not come about because of us.
    static Answer broken(Destination destination) {
      return new Answer(destination.method(), "", null, "INTERNAL", "", Duration.ZERO, true, true);
    }

    boolean isSuccess() {
      return status != null && status >= 200 && status < 300;
    }

    /// What it says about whom it went to.
    Verdict verdict() {
      if (!isConnected) {
        return Verdict.UNREACHABLE;
      }
      return status != null && status < 500 ? Verdict.FINE : Verdict.FAILING;
    }
  }
}
