package dev.confab.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a participant has read. Nothing moves it but the application.
public record ReadHorizon(@Nullable Long lastReadIndex, @Nullable Instant lastReadAt) {
  public static final ReadHorizon UNSET = new ReadHorizon(null, null);
}
