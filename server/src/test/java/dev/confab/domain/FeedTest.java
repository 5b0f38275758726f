package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventFeed.Filter;
import dev.confab.domain.EventFeed.News;
import dev.confab.domain.EventFeed.Piece;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.Feed.Follower;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.support.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What those who follow get, and what they may cost.
class FeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final Wakeups changes = new Wakeups();
  private final Events events = new Events();
  private final List<RuntimeException> troubles = new ArrayList<>();
  private final Feed feed = new Feed(events, changes, troubles::add);

  @BeforeEach
  void start() {
    feed.start();
  }

  @AfterEach
  void stop() {
    feed.close();
  }

  private static ServiceSid service(int number) {
    return new ServiceSid("IS%032x".formatted(number));
  }

  private Follower follow(int service) {
    return feed.follow(new Filter(service(service), null, Set.of()), new Place(1, 0));
  }

  /// A log that has events of the first service only, at any position up to its end.
  private static final class Events implements EventFeed {
    /// What is looked through at once.
    static final int LOOK = 10;

    final AtomicLong end = new AtomicLong();
    final AtomicLong wanted = new AtomicLong(Long.MAX_VALUE);
    final AtomicInteger searches = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger searching = new AtomicInteger();
    final AtomicInteger searchingMax = new AtomicInteger();
    volatile boolean isLost;
    volatile @Nullable CountDownLatch gate;

    @Override
    public Piece read(Filter filter, @Nullable Place after, int max) {
      throw new AssertionError("followers know the end from the watch");
    }

    @Override
    public Piece readKnown(Filter filter, Place after, int max) {
      searches.incrementAndGet();
      searchingMax.accumulateAndGet(searching.incrementAndGet(), Math::max);
      var closed = gate;
      if (closed != null) {
        await(closed);
      }
      searching.decrementAndGet();
      long to = Math.min(end.get(), after.position() + LOOK);
      long found = wanted.get();
      boolean isFound = found > after.position() && found <= to;
      return new Piece(
          isFound ? List.of(entry(found)) : List.of(), new Place(1, to), to == end.get());
    }

    @Override
    public News news(long after) {
      looks.incrementAndGet();
      if (isLost) {
        throw new Failure(ErrorCode.UNAVAILABLE, "lost");
      }
      boolean isNew = end.get() > after;
      return new News(isNew ? Set.of(service(1)) : Set.of(), end.get());
    }

    @Override
    public Place end(ServiceSid service) {
      return new Place(1, end.get());
    }

    @Override
    public int epoch() {
      return 1;
    }

    @Override
    public void begin(int epoch) {
      throw new AssertionError("nobody does");
    }

    private static Entry entry(long position) {
      var stream = new Stream("CH" + "0".repeat(32));
      var event =
          new LoggedEvent(
              stream, 0, "onMessageAdded", service(1), Origin.api(true), Instant.EPOCH, "{}");
      return new Entry(position, null, null, event);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<Piece> next(Follower follower, Duration wait) {
    return CompletableFuture.supplyAsync(() -> follower.next(1, wait), Thread::startVirtualThread);
  }

  private void happen(long position) {
    events.wanted.set(position);
    events.end.set(position);
    changes.signal();
  }

  @Test
  void whoWaitsHearsWhatHappens() {
    try (var follower = follow(1)) {
      var next = next(follower, LONG);
      happen(5);
      var piece = next.orTimeout(20, TimeUnit.SECONDS).join();
      assertThat(piece.entries()).extracting(Entry::position).containsExactly(5L);
      assertThat(follower.next(1, SHORT).entries()).isEmpty();
    }
  }

  /// Many changes at once cost few looks and few searches.
  @Test
  void whatHappensMeanwhileIsFoundTogether() {
    try (var follower = follow(1)) {
      long begin = System.nanoTime();
      for (int i = 1; i <= 100_000; i++) {
        changes.signal();
        if (i % 100 == 0) {
          events.end.incrementAndGet();
        }
      }
      assertThat(follower.next(1, SHORT).entries()).isEmpty();
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      assertThat((long) events.looks.get()).isPositive().isLessThanOrEqualTo(millis / 10 + 2);
      assertThat((long) events.searches.get()).isPositive().isLessThanOrEqualTo(millis / 20 + 2);
    }
  }

  @Test
  void whatIsFarAwayIsSoughtAPartAtATime() {
    events.end.set(Events.LOOK * 45);
    events.wanted.set(Events.LOOK * 45);
    try (var follower = follow(1)) {
      var first = follower.next(1, LONG);
      assertThat(first).isEqualTo(new Piece(List.of(), new Place(1, Events.LOOK * 20), false));
      var second = follower.next(1, LONG);
      assertThat(second.to().position()).isEqualTo(Events.LOOK * 40);
      assertThat(follower.next(1, LONG).entries()).hasSize(1);
    }
  }

  /// Nobody else must wait for connections to the database because many follow.
  @Test
  void fewSearchAtOnce() {
    var gate = new CountDownLatch(1);
    events.gate = gate;
    var followers = new ArrayList<Follower>();
    var all = new ArrayList<CompletableFuture<Piece>>();
    for (int i = 0; i < 50; i++) {
      var follower = follow(1);
      followers.add(follower);
      all.add(next(follower, Duration.ZERO));
    }
    gate.countDown();
    all.forEach(one -> one.orTimeout(20, TimeUnit.SECONDS).join());
    assertThat(events.searches).hasValue(50);
    assertThat(events.searchingMax.get()).isBetween(1, 2);
    followers.forEach(Follower::close);
  }

  @Test
  void oneServiceDoesNotTakeAllPlaces() {
    var followers = new ArrayList<Follower>();
    for (int i = 0; i < Feed.FOLLOWERS_OF_SERVICE_MAX; i++) {
      followers.add(follow(1));
    }
    assertFull(1);
    for (int service = 2; service <= 10; service++) {
      for (int i = 0; i < Feed.FOLLOWERS_OF_SERVICE_MAX; i++) {
        followers.add(follow(service));
      }
    }
    assertThat(followers).hasSize(Feed.FOLLOWERS_MAX);
    assertFull(11);
    followers.removeFirst().close();
    follow(11).close();
    follow(1).close();
    followers.forEach(Follower::close);
  }

  private void assertFull(int service) {
    assertThatThrownBy(() -> follow(service))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
  }

  @Test
  void whoIsEndedWaitsNoLonger() {
    try (var follower = follow(1)) {
      var next = next(follower, LONG);
      follower.end();
      assertThat(next.orTimeout(10, TimeUnit.SECONDS).join().entries()).isEmpty();
      assertThat(follower.hasEnded()).isTrue();
    }
  }

  @Test
  void troubleIsToldAndOvercome() {
    events.isLost = true;
    try (var follower = follow(1)) {
      var next = next(follower, LONG);
      Waiting.until(() -> events.looks.get() > 0);
      events.isLost = false;
      happen(3);
      assertThat(next.orTimeout(20, TimeUnit.SECONDS).join().entries()).hasSize(1);
    }
    feed.close();
    assertThat(troubles).hasSize(1);
  }

  @Test
  void nobodyLooksWhileNobodyWaits() {
    happen(1);
    follow(1).close();
    feed.close();
    assertThat(events.searches).hasValue(0);
    assertThat(events.looks.get()).isLessThanOrEqualTo(2);
  }
}
