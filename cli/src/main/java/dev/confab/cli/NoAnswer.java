package dev.confab.cli;

import dev.confab.client.error.TransportException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/// The server could not be asked, or did not answer. The message says what to try.
final class NoAnswer extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private static final String ANOTHER = "name another server with --url or CONFAB_URL";

  NoAnswer(URI server, TransportException cause) {
    super(advice(server, cause), cause);
  }

  private static String advice(URI server, TransportException e) {
    if (isCausedBy(e, UnresolvedAddressException.class)) {
      return "there is no host " + server.getHost() + ": " + ANOTHER;
    }
    if (isCausedBy(e, HttpTimeoutException.class)) {
      return server + " did not answer in time: " + e.getMessage();
    }
    if (isCausedBy(e, ConnectException.class)) {
      return "cannot connect to " + server + ": start it with 'confab serve', or " + ANOTHER;
    }
    return String.valueOf(e.getMessage());
  }

  private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (type.isInstance(e)) {
        return true;
      }
    }
    return false;
  }
}
