package dev.confab.http.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Asks for names on a few threads of their own: a look-up blocks in native code, which would hold
/// the carrier of a virtual thread. Names under one domain take turns on a share of the threads, so
/// a domain whose servers are dead cannot hold them all.
final class LookUps implements AutoCloseable {
  /// Look-ups that are under way or wait, of all names and of those under one domain.
  private static final int ACCEPTED_MAX = 1_000;

  private static final int ACCEPTED_PER_DOMAIN_MAX = 100;

  /// Which part of the threads one domain has at most.
  private static final int DOMAIN_SHARE = 8;

  private static final long IDLE_SECONDS = 10;

  /// The top level of countries has two letters; what stands before it is often not a name that
  /// somebody owns, but as short as `co`.
  private static final int COUNTRY_LENGTH = 2;

  private static final int GROUP_LENGTH_MAX = 3;

  private static final class Domain {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  private final ThreadPoolExecutor threads;
  private final int runningMax;
  private final Map<String, Domain> domains = new HashMap<>();
  private int accepted;

  /// @param max how many are under way at once
  LookUps(int max) {
    this.runningMax = Math.max(1, max / DOMAIN_SHARE);
    this.threads =
        new ThreadPoolExecutor(
            max,
            max,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), // holds fewer than are accepted
            Thread.ofPlatform().daemon().name("names-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /// Runs a look-up soon.
  ///
  /// @throws RejectedExecutionException when too many wait
  synchronized void run(String host, Runnable lookUp) {
    var name = domain(host);
    var domain = domains.computeIfAbsent(name, _ -> new Domain());
    boolean isFull = domain.running + domain.waiting.size() >= ACCEPTED_PER_DOMAIN_MAX;
    if (isFull || accepted >= ACCEPTED_MAX || threads.isShutdown()) {
      throw new RejectedExecutionException("too many look-ups wait");
    }
    accepted++;
    domain.waiting.add(lookUp);
    begin(name, domain);
  }

  private void begin(String name, Domain domain) {
    while (domain.running < runningMax && !domain.waiting.isEmpty()) {
      var lookUp = domain.waiting.remove();
      domain.running++;
      threads.execute(() -> {
        try {
          lookUp.run();
        } finally {
          end(name, domain);
        }
      });
    }
  }

  private synchronized void end(String name, Domain domain) {
    accepted--;
    domain.running--;
    begin(name, domain);
    if (domain.running == 0) {
      domains.remove(name);
    }
  }

  /// What somebody owns, as far as that can be seen: `example.com` of `a.b.example.com`.
  static String domain(String host) {
    var labels = host.split("\\.", -1);
    int count = labels.length;
    boolean isGrouped =
        count > 2
            && labels[count - 1].length() == COUNTRY_LENGTH
            && labels[count - 2].length() <= GROUP_LENGTH_MAX;
    int first = Math.max(0, count - (isGrouped ? 3 : 2));
    return String.join(".", Arrays.copyOfRange(labels, first, count));
  }

  /// Look-ups cannot be interrupted; those under way end by themselves.
  @Override
  public synchronized void close() {
    domains.values().forEach(domain -> domain.waiting.clear());
    threads.shutdownNow();
  }
}
