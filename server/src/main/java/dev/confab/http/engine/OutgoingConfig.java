package dev.confab.http.engine;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How other people's servers are called.
///
/// @param isAllowed judges every address before it is connected to
/// @param authorities a file of certificates (PEM) that are trusted beside those of the JDK; `null`
///   for none
/// @param namesKeptFor how long the addresses of a name are not asked for again
/// @param lookUpsMax names that are asked for at once; more wait
/// @param idleMax how long a connection is kept for the next request; shorter than servers usually
///   do, so that a request rarely meets a closed one
/// @param idlePerHostMax connections to one server that are kept
/// @param idleConnectionsMax connections that are kept altogether
public record OutgoingConfig(
    Predicate<InetAddress> isAllowed,
    NameService names,
    @Nullable Path authorities,
    Duration namesKeptFor,
    int lookUpsMax,
    Duration idleMax,
    int idlePerHostMax,
    int idleConnectionsMax) {

  /// The limits that fit webhooks.
  public static OutgoingConfig to(Predicate<InetAddress> isAllowed) {
    return new OutgoingConfig(
        isAllowed,
        NameService.SYSTEM,
        null,
        Duration.ofSeconds(10),
        16,
        Duration.ofSeconds(3),
        64,
        1_000);
  }
}
