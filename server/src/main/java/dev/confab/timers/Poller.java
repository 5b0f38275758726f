package dev.confab.timers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs again and again until it is closed, each on a thread of its own: a job with much to do
/// keeps no other waiting.
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final ScheduledExecutorService threads;
  private volatile boolean isClosing;

  private Poller(int jobs) {
    threads =
        Executors.newScheduledThreadPool(
            jobs, Thread.ofPlatform().daemon().name("jobs-", 1).factory());
  }

  /// @param pause between two looks at what is due
  public static Poller start(List<Job> jobs, Duration pause) {
    var poller = new Poller(jobs.size());
    for (var job : jobs) {
      var _ =
          poller.threads.scheduleWithFixedDelay(
              () -> poller.run(job), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    return poller;
  }

  /// Waits for the parts of jobs that are running.
  @Override
  public void close() {
    isClosing = true;
    threads.close();
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
