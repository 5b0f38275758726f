package dev.confab.http.engine;

import java.time.Duration;

/// Where to listen, and the limits of what is read from a socket.
///
/// @param port 0 for any free one
/// @param urlLengthMax bytes of the request line
/// @param headerBytesMax bytes of all headers together
/// @param bodyBytesMax bytes of a body that is kept
/// @param discardBytesMax bytes of a larger body that are still read, so that its sender sees the
///   answer; beyond it the connection is cut
/// @param allBodiesBytesMax bytes of all bodies in memory at once; more are refused
/// @param requestsMax requests under way at once; more are refused
/// @param pieceWaitMax how long a body that is read while it arrives may make no progress
/// @param streamMax how long such a body may take as a whole
/// @param idleMax how long a connection may be silent
/// @param stopMax how long a stop waits for requests under way
public record EngineConfig(
    String host,
    int port,
    int urlLengthMax,
    int headerBytesMax,
    int bodyBytesMax,
    long discardBytesMax,
    long allBodiesBytesMax,
    int requestsMax,
    Duration pieceWaitMax,
    Duration streamMax,
    Duration idleMax,
    Duration stopMax) {

  /// The limits that fit the Conversations API.
  public static EngineConfig listeningOn(String host, int port) {
    return new EngineConfig(
        host,
        port,
        8 * 1024,
        16 * 1024,
        1024 * 1024,
        64L * 1024 * 1024,
        Runtime.getRuntime().maxMemory() / 16,
        10_000,
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        Duration.ofSeconds(75),
        Duration.ofSeconds(8));
  }
}
