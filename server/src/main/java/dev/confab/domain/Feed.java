package dev.confab.domain;

import dev.confab.domain.EventLog.Filter;
import dev.confab.domain.EventLog.Stretch;
import dev.confab.domain.sid.ServiceSid;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The events of services, for those who follow them: they read what is there, and wait for more.
public final class Feed implements AutoCloseable {
  /// Each costs a thread that waits, and a search when its service has news.
  static final int FOLLOWERS_MAX = 1_000;

  private final EventLog log;
  private final NewsWatch watch;
  private final Semaphore places = new Semaphore(FOLLOWERS_MAX);
  private volatile boolean isClosed;

  public Feed(EventLog log) {
    this.log = log;
    this.watch = new NewsWatch(log);
  }

  /// A place in the feed of a service behind all that has happened by now.
  public long end(ServiceSid service) {
    return log.last(service);
  }

  /// What is there: see [EventLog#read].
  public Stretch read(Filter filter, @Nullable Long after, int max) {
    return log.read(filter, after, max);
  }

  /// Begins to follow.
  ///
  /// @param after a place that was read up to
  /// @throws Failure [ErrorCode#TOO_MANY_REQUESTS] when too many do already
  public Follower follow(Filter filter, long after) {
    if (!places.tryAcquire()) {
      throw new Failure(ErrorCode.TOO_MANY_REQUESTS, "Too many requests wait for events");
    }
    return new Follower(filter, after);
  }

  /// Waits until there may be news for a follower, and wakes those who have some. To be called
  /// again and again, by one thread.
  ///
  /// @return false when the feed is closed
  public boolean look() {
    if (!isClosed) {
      watch.look();
    }
    return !isClosed;
  }

  /// Ends the waiting of all followers, now and later.
  @Override
  public void close() {
    isClosed = true;
    watch.wakeAll();
  }

  /// Somebody who reads a feed piece by piece. For one thread, except [#end].
  public final class Follower implements AutoCloseable {
    private final Filter filter;
    private final Wakeups.Waiter waiter;
    private long place;
    private volatile boolean isEnded;

    private Follower(Filter filter, long after) {
      this.filter = filter;
      this.place = after;
      this.waiter = watch.waiter(filter.service());
    }

    /// The next piece of the feed: the first one with an event in it, unless none comes in time.
    ///
    /// @param max how many events are wanted at most
    /// @param wait for the first one
    /// @throws Failure as [EventLog#read]
    public Stretch next(int max, Duration wait) {
      long begin = System.nanoTime();
      while (true) {
        var stretch = log.read(filter, place, max);
        place = stretch.to();
        var left = wait.minusNanos(System.nanoTime() - begin);
        if (!stretch.entries().isEmpty() || !left.isPositive() || hasEnded()) {
          return stretch;
        }
        if (stretch.isLast()) {
          waiter.await(left);
        }
      }
    }

    /// Ends the waiting, now and later. By any thread.
    public void end() {
      isEnded = true;
      waiter.wake();
    }

    /// Whether nobody waits any more.
    public boolean hasEnded() {
      return isEnded || isClosed;
    }

    @Override
    public void close() {
      watch.forget(waiter);
      places.release();
    }
  }
}
