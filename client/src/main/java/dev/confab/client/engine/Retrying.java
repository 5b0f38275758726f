package dev.confab.client.engine;

import dev.confab.client.call.CallListener;
import dev.confab.client.call.Time;
import dev.confab.client.error.ApiException;
import dev.confab.client.error.ConfabException;
import dev.confab.client.error.TransportException;
import dev.confab.client.http.WireResponse;
import java.time.Duration;

/// Repeats what failed, if that is safe, promising, and still in time.
record Retrying(Layer next, Backoff backoff, Time time, CallListener listener) implements Layer {
  @Override
  public WireResponse send(Call call) {
    boolean mayHaveHappened = false;
    while (true) {
      try {
        return next.send(call);
      } catch (ApiException e) {
        if (mayHaveHappened && isGone(call, e)) {
          return new WireResponse(204, e.response().headers(), "");
        }
        // Refused attempts (429, 409) had no effect; after a 5xx nobody knows.
        mayHaveHappened |= e.status() >= 500;
        waitOrGiveUp(call, e);
      } catch (TransportException e) {
        mayHaveHappened = true;
        waitOrGiveUp(call, e);
      }
    }
  }

  /// A repeated delete that finds nothing has, as far as anybody can tell, done its work before:
  /// the answer to the attempt that did it was lost.
  private static boolean isGone(Call call, ApiException error) {
    return error.status() == 404 && call.request().method().equals("DELETE");
  }

  private void waitOrGiveUp(Call call, ConfabException error) {
    if (!error.isRetryable()
        || !call.isRepeatable()
        || call.retries() >= call.limits().retriesMax()) {
      throw error;
    }
    var wait = waitAfter(error, call.retries() + 1);
    if (wait.compareTo(call.remaining(time.nanos())) >= 0) {
      // Waiting beyond the deadline would only hide the real reason.
      throw error;
    }
    call.countRetry();
    listener.retrying(call.info(), new CallListener.Retry(call.retries(), wait, error));
    try {
      time.sleep(wait);
    } catch (InterruptedException e) {
      var interrupted = Attempting.interrupted(call, e);
      interrupted.addSuppressed(error);
      throw interrupted;
    }
  }

  private Duration waitAfter(ConfabException error, int retry) {
    var computed = backoff.before(retry);
    return error instanceof ApiException api ? api.retryAfter().orElse(computed) : computed;
  }
}
