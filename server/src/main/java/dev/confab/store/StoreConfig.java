package dev.confab.store;

import dev.confab.store.engine.StoreObserver;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which database to open, and how.
///
/// @param data the folder of the embedded database and of the secret key
/// @param url the address of a PostgreSQL database, as `postgresql://user:password@host:port/name`;
///   `null` for the embedded one
/// @param password for PostgreSQL, when the address has none
/// @param secretKey 32 bytes in base64; `null` for the key file in the data folder
/// @param isServer whether this is the server of that folder, not a command beside it
/// @param poolMax PostgreSQL connections for all but the most frequent writes
/// @param writers PostgreSQL connections for the most frequent writes
public record StoreConfig(
    Path data,
    @Nullable String url,
    @Nullable String password,
    @Nullable String secretKey,
    boolean isServer,
    int poolMax,
    int writers,
    StoreObserver observer) {
  public static final int POOL_MAX = 10;
  public static final int WRITERS = 2;

  /// The embedded database of a folder, as its server opens it.
  public static StoreConfig embedded(Path data) {
    return new StoreConfig(data, null, null, null, true, POOL_MAX, WRITERS, StoreObserver.NONE);
  }
}
