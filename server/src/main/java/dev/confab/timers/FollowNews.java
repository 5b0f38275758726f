package dev.confab.timers;

import dev.confab.domain.Feed;
import java.time.Duration;

/// Wakes those who wait for events. Most of the time it waits itself.
public final class FollowNews implements Job {
  private final Feed feed;

  public FollowNews(Feed feed) {
    this.feed = feed;
  }

  @Override
  public int runOnce() {
    return feed.look() ? 1 : 0;
  }

  @Override
  public Duration rest(Duration elapsed) {
    return Duration.ZERO;
  }
}
