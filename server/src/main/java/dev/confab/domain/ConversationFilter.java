package dev.confab.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which conversations a list shows. With either date the newest come first, else those with the
/// latest activity.
///
/// @param createdFrom inclusive
/// @param createdTo inclusive
public record ConversationFilter(
    @Nullable Instant createdFrom, @Nullable Instant createdTo, @Nullable ConversationState state) {
  public ConversationFilter {
    if (createdFrom != null && createdTo != null && createdTo.isBefore(createdFrom)) {
      throw new Failure(ErrorCode.DATES_REVERSED, "EndDate must not be before StartDate");
    }
  }

  public boolean isByCreation() {
    return createdFrom != null || createdTo != null;
  }
}
