package dev.confab.http.engine;

import java.time.Duration;

/// Engines with small limits.
final class TestConfigs {
  private TestConfigs() {}

  /// @param bytes of all bodies in memory at once
  static EngineConfig withRoomFor(long bytes) {
    return with(bytes, EngineConfig.listeningOn("127.0.0.1", 0).discardBytesMax(), 30_000);
  }

  /// @param waitMillis for the next piece of a body
  static EngineConfig with(long bodiesBytes, long discardBytes, long waitMillis) {
    var usual = EngineConfig.listeningOn("127.0.0.1", 0);
    return new EngineConfig(
        usual.host(),
        usual.port(),
        usual.urlLengthMax(),
        usual.headerBytesMax(),
        usual.bodyBytesMax(),
        discardBytes,
        bodiesBytes,
        usual.requestsMax(),
        Duration.ofMillis(waitMillis),
        usual.streamMax(),
        usual.idleMax(),
        usual.stopMax());
  }
}
