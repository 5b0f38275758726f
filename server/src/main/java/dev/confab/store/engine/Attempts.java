package dev.confab.store.engine;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.platform.CommitFateUnknown;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs something on a database again while that may help, and says in words for a caller when it
/// does not.
public final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int ATTEMPTS_MAX = 5;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Dialect dialect;
  private final StoreObserver observer;

  public Attempts(Dialect dialect, StoreObserver observer) {
    this.dialect = dialect;
    this.observer = observer;
  }

  /// One attempt, which must leave nothing behind when it throws.
  @FunctionalInterface
  public interface Attempt<R> {
    R run() throws SQLException;
  }

  /// @throws Failure with [ErrorCode#UNAVAILABLE] when the database cannot do it now
  public <R> R run(Attempt<R> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (SQLException | RuntimeException thrown) {
        var trouble = trouble(thrown);
        if (trouble == Trouble.OWN) {
          throw unchecked(thrown);
        }
        if (!mayPass(trouble) || number == ATTEMPTS_MAX) {
          LOG.warn("The database cannot do its work: {}", trouble, thrown);
          throw unavailable(trouble);
        }
        observer.retried(trouble.name().toLowerCase(Locale.ROOT));
        pause(number);
      }
    }
  }

  /// What an exception means. A commit of unknown fate is no trouble to try again after, whatever
  /// its cause was.
  public Trouble trouble(Throwable thrown) {
    if (thrown instanceof CommitFateUnknown) {
      return Trouble.OWN;
    }
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return dialect.trouble(sql);
      }
    }
    return Trouble.OWN;
  }

  private static boolean mayPass(Trouble trouble) {
    return trouble == Trouble.CONFLICT || trouble == Trouble.LOST;
  }

  private static RuntimeException unchecked(Exception thrown) {
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(thrown);
  }

  private static Failure unavailable(Trouble trouble) {
    return new Failure(
        ErrorCode.UNAVAILABLE,
        switch (trouble) {
          case RESOURCES -> "The database is out of space or its disk fails";
          case LOST -> "The database cannot be reached";
          case UNREACHABLE -> "The database cannot be reached or is too busy";
          case CONFLICT, OWN -> "The database is too busy";
        });
  }

  /// Doubles each time; up to half of it is chance, so that two in each other's way part.
  private static void pause(int number) {
    long nanos = FIRST_PAUSE_NANOS << number;
    LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2));
  }
}
