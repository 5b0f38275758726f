package dev.confab.domain;

import dev.confab.domain.EventFeed.News;
import dev.confab.domain.Wakeups.Waiter;
import dev.confab.domain.sid.ServiceSid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Looks at the event log for all who wait for something in it, and wakes those whose service has
/// news. So the many who wait cost one look, not many; while nobody waits there is none.
final class NewsWatch {
  private static final Duration IDLE_PAUSE = Duration.ofSeconds(5);

  /// What happens meanwhile is found by one look.
  private static final Duration PAUSE_MIN = Duration.ofMillis(10);

  private final EventFeed feed;
  private final Wakeups everybody = new Wakeups();
  private final Map<Waiter, ServiceSid> waiting = new ConcurrentHashMap<>();
  private final Waiter arrivals = new Wakeups().waiter();
  private final Waiter commits;

  // Of the thread that looks.
  private final Pace pace;
  private boolean isLooking;
  private long seen;

  /// @param changes wake it when there may be news
  /// @param end nobody looks any more when it is open
  NewsWatch(EventFeed feed, Wakeups changes, CountDownLatch end) {
    this.feed = feed;
    this.commits = changes.waiter();
    this.pace = new Pace(PAUSE_MIN, end);
  }

  /// Somebody who is woken for news of a service, and sometimes for nothing, until [#forget].
  Waiter waiter(ServiceSid service) {
    var waiter = everybody.waiter();
    waiting.put(waiter, service);
    arrivals.wake();
    return waiter;
  }

  void forget(Waiter waiter) {
    waiting.remove(waiter);
    waiter.close();
  }

  /// Waits until there may be news for somebody, and looks once. For one thread, again and again.
  ///
  /// @return false when it is over
  boolean look() {
    if (waiting.isEmpty()) {
      isLooking = false;
      arrivals.await(IDLE_PAUSE);
    } else if (isLooking) {
      commits.await(Wakeups.LOOK_PAUSE);
    }
    if (!pace.await()) {
      return false;
    }
    if (isLooking) {
      tell(feed.news(seen));
    } else if (!waiting.isEmpty()) {
      begin();
    }
    return true;
  }

  /// To be called when a look has failed: who knows what it has missed.
  void restart() {
    isLooking = false;
  }

  /// Those who came before may have looked before this place: they look again.
  private void begin() {
    seen = feed.news(seen).to();
    isLooking = true;
    everybody.signal();
  }

  /// Wakes everybody, and ends a look that waits.
  void wakeAll() {
    everybody.signal();
    arrivals.wake();
    commits.wake();
  }

  private void tell(News news) {
    seen = news.to();
    waiting.forEach((waiter, service) -> {
      if (news.isOf(service)) {
        waiter.wake();
      }
    });
  }
}
