package dev.confab.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a participant has read. Nothing moves it but the application.
public record ReadHorizon(@Nullable Long lastReadIndex, @Nullable Instant lastReadAt) {
  public static final ReadHorizon UNSET = new ReadHorizon(null, null);

  /// What an application says of it; an index may go back, and lie beyond the last message.
  public record Change(Patch<Long> lastReadIndex, Patch<Instant> lastReadAt) {}

  /// An index that comes without a time was read now; one that is cleared takes the time along.
  ReadHorizon changed(Change change, Instant now) {
    var index = change.lastReadIndex().over(lastReadIndex);
    if (change.lastReadAt().isSent() || !change.lastReadIndex().isSent()) {
      return new ReadHorizon(index, change.lastReadAt().over(lastReadAt));
    }
    return index == null ? UNSET : new ReadHorizon(index, now);
  }
}
