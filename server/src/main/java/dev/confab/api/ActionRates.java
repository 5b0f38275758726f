package dev.confab.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.confab.domain.Assumed;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Refuses actions that come too quickly, as buckets do that hold the actions of one second and
/// fill again all the time. They are kept in memory, so each server that works on a database has
/// its own.
@Assumed(
    "a bucket holds the actions of one second; the code of conversations is the other of the two")
public final class ActionRates {
  /// More than are used in a second by any server. What is forgotten too early is full again.
  static final int BUCKETS_MAX = 100_000;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private final InstantSource clock;

  /// For each bucket that is not full, when it will be.
  private final Cache<String, Long> fullAt;

  /// @param perSecond how many actions a bucket holds, and gets in a second; 0 for no limit
  public ActionRates(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.fullAt =
        Caffeine.newBuilder()
            .maximumSize(BUCKETS_MAX)
            .expireAfterWrite(Duration.ofNanos(SECOND))
            .ticker(this::now)
            .executor(Runnable::run)
            .build();
  }

  boolean isUnlimited() {
    return perSecond == 0;
  }

  /// Takes an action from a bucket.
  ///
  /// @param name among all buckets of this kind
  /// @throws Failure [ErrorCode#SERVICE_ACTIONS_TOO_FAST] or
  ///   [ErrorCode#CONVERSATION_ACTIONS_TOO_FAST] when it is empty
  void take(Route.Bucket bucket, String name) {
    long now = now();
    fullAt
        .asMap()
        .compute(
            bucket + name,
            (_, full) -> {
              long next = start(full, now) + SECOND / perSecond;
              if (next > now + SECOND) {
                throw bucket.tooFast(perSecond);
              }
              return next;
            });
  }

  /// How many buckets are kept.
  long size() {
    fullAt.cleanUp();
    return fullAt.estimatedSize();
  }

  /// A bucket is full within a second, unless the clock was set back since.
  private static long start(@Nullable Long full, long now) {
    return full == null || full < now || full > now + SECOND ? now : full;
  }

  private long now() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
