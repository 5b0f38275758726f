package dev.confab.platform;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls servers of other people, of whom nothing good is assumed.
public interface OutgoingHttp {
  /// Calls, and waits for the answer; meant for virtual threads. Redirects are answers and are not
  /// followed, and bodies come as they were sent, packed or not. A connection that was kept and
  /// turns out to be closed is replaced, so a receiver may get a request twice.
  ///
  /// Every call under way has a connection of its own: whoever calls bounds how many there are.
  ///
  /// @return whatever the network and the server do is an answer or a [Failed], never an exception
  /// @throws IllegalStateException when the thread is interrupted
  Outcome send(Request request);

  /// @param headers beside `Host`, which is the URL's, and `Content-Length`
  /// @param body sent as UTF-8; `null` for none
  record Request(
      String method,
      HttpUrl url,
      Map<String, String> headers,
      @Nullable String body,
      Limits limits) {
    /// Without what may be secret: users, headers and the body.
    @Override
    public String toString() {
      return method + " " + url;
    }
  }

  /// How long is waited, and how much is read.
  ///
  /// @param connect until there is a connection, with TLS and the look-up of the name
  /// @param silence between two pieces of the answer, and before the first one
  /// @param total for everything
  /// @param bodyBytesMax of the answer's body that are kept; a little of the rest may be read
  record Limits(Duration connect, Duration silence, Duration total, int bodyBytesMax) {}

  /// What came of a request.
  sealed interface Outcome {}

  /// The server has answered.
  ///
  /// @param status 200 to 999
  /// @param headers by their names in lower case; the values of a repeated one stand in one text,
  ///   with commas between them
  /// @param body the bytes as UTF-8, with U+FFFD for what is none
  /// @param isTruncated whether the body was longer
  record Answered(int status, Map<String, String> headers, String body, boolean isTruncated)
      implements Outcome {}

  /// There is no answer.
  ///
  /// @param text for whoever configured the URL
  record Failed(Reason reason, String text) implements Outcome {}

  /// Why there is no answer.
  enum Reason {
    /// The name has no address, or nobody told it in time.
    UNRESOLVABLE,
    /// No address of the host may be called.
    ADDRESS_REFUSED,
    /// No address of the host took a connection in time.
    UNREACHABLE,
    /// No secure connection could be made, or it broke; the certificate, for example, is not one of
    /// this host.
    TLS,
    /// The answer took too long.
    TIMEOUT,
    /// The connection ended before the answer did.
    CLOSED,
    /// What came is not HTTP, or more of its head than is read; or the request could not be written
    /// as it is.
    MALFORMED
  }
}
