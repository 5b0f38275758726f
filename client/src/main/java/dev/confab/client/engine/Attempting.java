package dev.confab.client.engine;

import dev.confab.client.call.Time;
import dev.confab.client.error.ApiException;
import dev.confab.client.error.TransportException;
import dev.confab.client.http.Transport;
import dev.confab.client.http.WireResponse;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The innermost layer: a single attempt, with its failures turned into typed ones.
record Attempting(Transport transport, Time time) implements Layer {
  @Override
  public WireResponse send(Call call) {
    var response = answer(call);
    if (response.isSuccess()) {
      return response;
    }
    throw ApiException.of(call.toString(), response, time.now());
  }

  private WireResponse answer(Call call) {
    var remaining = call.remaining(time.nanos());
    if (remaining.isNegative() || remaining.isZero()) {
      throw new TransportException(
          call + " did not end within " + call.limits().timeout(), null, true);
    }
    try {
      var request = call.request().withTimeout(min(remaining, call.request().timeout()));
      if (call.delivery() == Call.Delivery.WHOLE) {
        return transport.send(request);
      }
      var stream = transport.open(request);
      call.opened(stream.body());
      return stream.head();
    } catch (InterruptedException e) {
      throw interrupted(call, e);
    } catch (IOException e) {
      boolean distrusted =
          e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException;
      throw new TransportException(
          call + " got no answer from " + call.request().uri().getAuthority() + ": " + e,
          e,
          !distrusted);
    }
  }

  static TransportException interrupted(Call call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TransportException(call + " was interrupted", cause, false);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
