package dev.confab.webhooks;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.webhooks.Caller.Answer;
import dev.confab.webhooks.Flight.Landing;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// What comes of a delivery that was tried, and when it is tried again: the pauses double, and
/// differ by chance, so that what failed together does not come again together.
record Retry(RandomGenerator random) {
  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofHours(1);

  /// Twice as often, the pause is at its maximum.
  private static final int DOUBLINGS_MAX = 12;

  /// Before what could not be sent because of us is sent again: soon where nothing is wrong but
  /// that something could not be reached, later where it is a bug, which will not go by itself.
  private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);

  static final Duration BUG_PAUSE = Duration.ofMinutes(1);

  /// How much a pause differs, at most.
  private static final double JITTER = 0.25;

  Landing landing(Flight flight, Attempt attempt, Answer answer, Instant now) {
    var delivery = flight.delivery();
    return new Landing(flight, after(delivery, attempt, answer, now), answer.verdict());
  }

  /// Of a call that did not come about because of us: it is no attempt, and says nothing of the
  /// receiver.
  WebhookDelivery unsent(WebhookDelivery delivery, Throwable trouble, Instant now) {
    var progress = delivery.progress();
    return delivery.with(
        now.isBefore(progress.expires())
            ? progress.postponed(now.plus(isPassing(trouble) ? TROUBLE_PAUSE : BUG_PAUSE))
            : progress.ended(State.DEAD, now));
  }

  /// Whether something could not be reached, and nothing else is wrong.
  static boolean isPassing(Throwable trouble) {
    return trouble instanceof Failure known && known.code() == ErrorCode.UNAVAILABLE;
  }

  private WebhookDelivery after(
      WebhookDelivery delivery, Attempt attempt, Answer answer, Instant now) {
    var progress = delivery.progress();
    if (answer.isSuccess()) {
      return delivery.with(progress.ended(State.DELIVERED, attempt, now));
    }
    if (progress.isLastTry(now) || !answer.isRetried()) {
      return delivery.with(progress.ended(State.DEAD, attempt, now));
    }
    var pause = max(pause(progress.tries()), answer.retryAfter());
    return delivery.with(progress.retried(attempt, now.plus(pause)));
  }

  /// @param tries before the one that has failed
  private Duration pause(int tries) {
    var pause = PAUSE_MIN.multipliedBy(1L << Math.min(tries, DOUBLINGS_MAX));
    var usual = Math.min(pause.toMillis(), PAUSE_MAX.toMillis());
    return Duration.ofMillis((long) (usual * (1 + JITTER * (2 * random.nextDouble() - 1))));
  }

  private static Duration max(Duration pause, Duration asked) {
    var limited = asked.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : asked;
    return limited.compareTo(pause) > 0 ? limited : pause;
  }
}
