package dev.confab.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When something was made and last changed.
public record Timestamps(Instant created, Instant updated) {
  public static Timestamps at(Instant now) {
    return new Timestamps(now, now);
  }

  /// Those of a new thing whose sender may have set them.
  @Assumed("an imported thing without DateUpdated was last updated when it was created")
  static Timestamps of(@Nullable Instant created, @Nullable Instant updated, Instant now) {
    var from = created == null ? now : created;
    return new Timestamps(from, updated == null ? from : updated);
  }

  /// Those after an update.
  ///
  /// @param isEffective whether anything else has changed
  Timestamps changed(
      Patch<Instant> newCreated, Patch<Instant> newUpdated, boolean isEffective, Instant now) {
    var from = newCreated.overRequired(created);
    boolean isChanged = isEffective || !from.equals(created);
    return new Timestamps(from, newUpdated.overRequired(isChanged ? now : updated));
  }
}
