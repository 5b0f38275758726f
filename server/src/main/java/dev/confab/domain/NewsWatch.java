package dev.confab.domain;

import dev.confab.domain.EventLog.News;
import dev.confab.domain.Wakeups.Waiter;
import dev.confab.domain.sid.ServiceSid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Looks at the event log for all who wait for something in it, and wakes those whose service has
/// news. So the many who wait cost one look, not many; while nobody waits there is none.
final class NewsWatch {
  private static final Duration IDLE_PAUSE = Duration.ofSeconds(5);

  private final EventLog log;
  private final Wakeups everybody = new Wakeups();
  private final Map<Waiter, ServiceSid> waiting = new ConcurrentHashMap<>();
  private final Waiter arrivals = new Wakeups().waiter();
  private final Waiter commits;

  // Of the thread that looks.
  private boolean isLooking;
  private long seen;

  NewsWatch(EventLog log) {
    this.log = log;
    this.commits = log.wakeups().waiter();
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
  void look() {
    if (waiting.isEmpty()) {
      isLooking = false;
      arrivals.await(IDLE_PAUSE);
    } else if (isLooking) {
      commits.await(Wakeups.LOOK_PAUSE);
      tell(log.news(seen));
    } else {
      // Those who came before may have looked before this place: they look again.
      seen = log.end();
      isLooking = true;
      everybody.signal();
    }
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
      if (news.services().contains(service)) {
        waiter.wake();
      }
    });
  }
}
