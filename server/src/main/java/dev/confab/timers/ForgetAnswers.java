package dev.confab.timers;

import dev.confab.domain.AnswerStore;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes saved answers that are too old to be repeated.
public final class ForgetAnswers implements Job {
  private static final int BATCH_MAX = 1_000;

  private final AnswerStore answers;
  private final InstantSource clock;
  private final Duration keptFor;

  public ForgetAnswers(AnswerStore answers, InstantSource clock, Duration keptFor) {
    this.answers = answers;
    this.clock = clock;
    this.keptFor = keptFor;
  }

  @Override
  public int runOnce() {
    return answers.forget(clock.instant().minus(keptFor), BATCH_MAX);
  }
}
