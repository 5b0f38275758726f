package dev.confab.domain;

import dev.confab.domain.EventFeed.Filter;
import dev.confab.domain.EventFeed.Piece;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.sid.ServiceSid;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The events of services, for those who follow them: they read what is there, and wait for more.
public final class Feed implements AutoCloseable {
  /// Each costs a thread that waits, and a search when its service has news.
  static final int FOLLOWERS_MAX = 1_000;

  static final int FOLLOWERS_OF_SERVICE_MAX = 100;

  /// So many followers search at once, however many there are: others need the database, too.
  private static final int SEARCHES_MAX = 2;

  private static final Duration SEARCH_WAIT_MAX = Duration.ofSeconds(5);

  /// What comes meanwhile is found by one search.
  private static final Duration SEARCH_PAUSE = Duration.ofMillis(20);

  /// So many searches in a row may find nothing before a follower hears how far they came.
  private static final int SEARCHES_IN_VAIN_MAX = 20;

  private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(2);

  private final EventFeed events;
  private final NewsWatch watch;
  private final Places places = new Places();
  private final Semaphore searches = new Semaphore(SEARCHES_MAX, true);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread looking;

  /// @param changes wake it when there may be more events
  /// @param trouble is told when nobody can be woken for a while
  public Feed(EventFeed events, Wakeups changes, Consumer<RuntimeException> trouble) {
    this.events = events;
    this.watch = new NewsWatch(events, changes, closing);
    this.looking =
        Thread.ofPlatform().daemon().name("feed").unstarted(() -> lookUntilClosed(trouble));
  }

  /// From now on those who wait are woken for what happens.
  public void start() {
    looking.start();
  }

  /// A place in the feed of a service behind all that has happened by now.
  public Place end(ServiceSid service) {
    return events.end(service);
  }

  /// What is there: see [EventFeed#read].
  public Piece read(Filter filter, @Nullable Place after, int max) {
    return events.read(filter, after, max);
  }

  /// See [EventFeed#epoch].
  public int epoch() {
    return events.epoch();
  }

  /// @throws Failure [ErrorCode#EVENTS_REMOVED] when a place is of another epoch
  public void requireKept(Place place) {
    if (place.epoch() != epoch()) {
      throw new Failure(ErrorCode.EVENTS_REMOVED, "The log of events is another one by now");
    }
  }

  /// Begins to follow.
  ///
  /// @param after a place that was read up to
  /// @throws Failure [ErrorCode#TOO_MANY_REQUESTS] when too many do already
  public Follower follow(Filter filter, Place after) {
    if (!places.take(filter.service())) {
      throw new Failure(ErrorCode.TOO_MANY_REQUESTS, "Too many requests wait for events");
    }
    return new Follower(filter, after);
  }

  /// Ends the waiting of all followers, now and later.
  @Override
  public void close() {
    closing.countDown();
    watch.wakeAll();
    try {
      looking.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void lookUntilClosed(Consumer<RuntimeException> trouble) {
    boolean isOver = false;
    while (!isOver) {
      try {
        isOver = !watch.look();
      } catch (RuntimeException e) {
        trouble.accept(e);
        watch.restart();
        isOver = isClosedAfter(TROUBLE_PAUSE);
      }
    }
  }

  private boolean isClosedAfter(Duration pause) {
    try {
      return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true; // nobody interrupts this thread but to end it
    }
  }

  /// Who follows, of all services and of each.
  private static final class Places {
    private final Map<ServiceSid, Integer> taken = new HashMap<>();
    private int all;

    synchronized boolean take(ServiceSid service) {
      int ofService = taken.getOrDefault(service, 0);
      if (all == FOLLOWERS_MAX || ofService == FOLLOWERS_OF_SERVICE_MAX) {
        return false;
      }
      taken.put(service, ofService + 1);
      all++;
      return true;
    }

    synchronized void leave(ServiceSid service) {
      taken.computeIfPresent(service, (_, count) -> count == 1 ? null : count - 1);
      all--;
    }
  }

  /// Somebody who reads a feed piece by piece. For one thread, except [#end].
  public final class Follower implements AutoCloseable {
    private final Filter filter;
    private final Wakeups.Waiter waiter;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Pace pace = new Pace(SEARCH_PAUSE, ending);
    private Place place;

    private Follower(Filter filter, Place after) {
      this.filter = filter;
      this.place = after;
      this.waiter = watch.waiter(filter.service());
    }

    /// The next piece of the feed: the first one with an event in it, unless none comes in time, or
    /// there is much to look through.
    ///
    /// @param max how many events are wanted at most
    /// @param wait for the first one
    /// @throws Failure as [EventFeed#read]
    public Piece next(int max, Duration wait) {
      long begin = System.nanoTime();
      int inVain = 0;
      while (true) {
        var piece = search(max);
        place = piece.to();
        var left = wait.minusNanos(System.nanoTime() - begin);
        inVain = piece.isLast() ? 0 : inVain + 1;
        boolean isOver = hasEnded() || !left.isPositive() || inVain == SEARCHES_IN_VAIN_MAX;
        if (!piece.entries().isEmpty() || isOver) {
          return piece;
        }
        if (piece.isLast() && waiter.await(left) && hasEnded()) {
          return piece;
        }
      }
    }

    private Piece search(int max) {
      pace.await();
      takeSearch();
      try {
        return events.readKnown(filter, place, max);
      } finally {
        searches.release();
      }
    }

    private void takeSearch() {
      try {
        if (searches.tryAcquire(SEARCH_WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      throw new Failure(ErrorCode.UNAVAILABLE, "Too many search for events");
    }

    /// Ends the waiting, now and later. By any thread.
    public void end() {
      ending.countDown();
      waiter.wake();
    }

    /// Whether nobody waits any more.
    public boolean hasEnded() {
      return ending.getCount() == 0 || isClosed();
    }

    @Override
    public void close() {
      watch.forget(waiter);
      places.leave(filter.service());
    }
  }
}
