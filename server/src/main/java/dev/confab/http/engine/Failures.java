package dev.confab.http.engine;

import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Reason;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What went wrong, in words for whoever configured the URL. Messages of exceptions would tell them
/// more about this machine than they need; those about certificates are theirs.
final class Failures {
  private static final int LENGTH_MAX = 300;

  private Failures() {}

  /// Why there is no connection.
  static Failed connecting(Throwable thrown, boolean isSecure) {
    var secure = find(SSLException.class, thrown);
    if (secure != null) {
      return tls(secure);
    }
    if (isSecure && find(ConnectException.class, thrown) == null) {
      return new Failed(Reason.TLS, "the connection was closed while it was made secure");
    }
    return new Failed(Reason.UNREACHABLE, "the connection was refused");
  }

  /// Why there is no answer on a connection.
  static Failed during(Throwable thrown) {
    var secure = find(SSLException.class, thrown);
    if (secure != null) {
      return tls(secure);
    }
    return isClosed(thrown)
        ? new Failed(Reason.CLOSED, "the connection was closed before the answer was complete")
        : new Failed(Reason.MALFORMED, "the answer is not HTTP, or its head is too long");
  }

  /// In the middle of a head, the decoder is who tells of it.
  private static boolean isClosed(Throwable thrown) {
    return find(IOException.class, thrown) != null
        || find(HttpClosedException.class, thrown) != null
        || find(PrematureChannelClosureException.class, thrown) != null;
  }

  private static Failed tls(SSLException thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var text = Objects.requireNonNullElse(root.getMessage(), "no secure connection");
    return new Failed(Reason.TLS, text.substring(0, Math.min(text.length(), LENGTH_MAX)));
  }

  private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
