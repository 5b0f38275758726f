package dev.confab.timers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs again and again on one thread until it is closed.
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final ScheduledExecutorService thread;
  private volatile boolean isClosing;

  private Poller() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jobs").factory());
  }

  /// @param pause between two looks at what is due
  public static Poller start(List<Job> jobs, Duration pause) {
    var poller = new Poller();
    for (var job : jobs) {
      var _ =
          poller.thread.scheduleWithFixedDelay(
              () -> poller.run(job), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    return poller;
  }

  /// Waits for the part of a job that is running.
  @Override
  public void close() {
    isClosing = true;
    thread.close();
  }

  private void run(Job job) {
    try {
      int done = 1;
      while (done > 0 && !isClosing) {
        done = job.runOnce();
      }
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("job", job.getClass().getSimpleName())
          .setCause(e)
          .log("Job failed; it will be tried again");
    }
  }
}
