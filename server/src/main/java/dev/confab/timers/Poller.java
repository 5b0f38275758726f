package dev.confab.timers;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs again and again until it is closed, each on a thread of its own: a job with much to do
/// keeps no other waiting. Between its parts it rests as it wants to.
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /// Jobs that look often must not fill the log while there is no database.
  private static final Duration FAILURE_REST = Duration.ofSeconds(2);

  private final ScheduledExecutorService threads;
  private final CountDownLatch closing = new CountDownLatch(1);

  private Poller(int jobs) {
    threads =
        Executors.newScheduledThreadPool(
            jobs, Thread.ofPlatform().daemon().name("jobs-", 1).factory());
  }

  /// Begins at once: much may have become due while no server ran.
  ///
  /// @param pauses of each job between two looks at what is due
  public static Poller start(Map<Job, Duration> pauses) {
    var poller = new Poller(pauses.size());
    pauses.forEach((job, pause) -> {
      var _ =
          poller.threads.scheduleWithFixedDelay(
              () -> poller.run(job), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    });
    return poller;
  }

  /// Waits for the parts of jobs that are running.
  @Override
  public void close() {
    closing.countDown();
    threads.close();
  }

  private void run(Job job) {
    try {
      long rest;
      do {
        rest = part(job);
      } while (rest > 0 && !closing.await(rest, TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody does that but a job itself, which ends by it
    }
  }

  /// @return how many nanoseconds to rest before the next part; 0 when nothing is due
  private static long part(Job job) {
    long begin = System.nanoTime();
    try {
      boolean hasMore = job.runOnce() > 0;
      var elapsed = Duration.ofNanos(System.nanoTime() - begin);
      return hasMore ? Math.max(1, job.rest(elapsed).toNanos()) : 0;
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("job", job.getClass().getSimpleName())
          .setCause(e)
          .log("Job failed; it will be tried again");
      return FAILURE_REST.toNanos();
    }
  }
}
