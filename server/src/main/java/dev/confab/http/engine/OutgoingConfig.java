package dev.confab.http.engine;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// How other people's servers are called.
///
/// @param isAllowed judges every address before it is connected to
/// @param authorities that are trusted beside those of the JDK
/// @param namesKeptFor how long the addresses of a name are not asked for again, nor whether it has
///   some by now
/// @param lookUpsMax names that are asked for at once; more wait
/// @param droppedBytesMax of an answer, behind what is wanted of it: so many are read only to keep
///   the connection, which is cheaper than a new one
/// @param idleMax how long a connection is kept for the next request; shorter than servers usually
///   do, so that a request rarely meets a closed one
/// @param idlePerHostMax connections to one server that are kept
/// @param idleConnectionsMax connections that are kept altogether
public record OutgoingConfig(
    Predicate<InetAddress> isAllowed,
    NameService names,
    List<X509Certificate> authorities,
    Duration namesKeptFor,
    int lookUpsMax,
    int droppedBytesMax,
    Duration idleMax,
    int idlePerHostMax,
    int idleConnectionsMax) {

  public OutgoingConfig {
    authorities = List.copyOf(authorities);
  }

  /// The limits that fit webhooks.
  public static OutgoingConfig to(
      Predicate<InetAddress> isAllowed, List<X509Certificate> authorities) {
    return new OutgoingConfig(
        isAllowed,
        NameService.SYSTEM,
        authorities,
        Duration.ofSeconds(30),
        32,
        64 * 1024,
        Duration.ofSeconds(3),
        64,
        1_000);
  }
}
