package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.support.Alarms;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of two servers one tells webhooks, and the other goes on when that one no longer does, whatever
/// has become of it.
class TakeOverTest {
  /// Longer than a lease.
  private static final Duration LONG = Duration.ofMinutes(1);

  @AutoClose private final TellingApi api;
  private final FaultyStore storeOfFirst;
  private final RecordingCaller first = new RecordingCaller();
  private final RecordingCaller second = new RecordingCaller();

  TakeOverTest(@TempDir Path folder) {
    api = new TellingApi(folder);
    storeOfFirst = new FaultyStore(api.store);
  }

  private Dispatcher startFirst() {
    return api.start("first", first, storeOfFirst, DeliveryObserver.NONE);
  }

  /// In the database, whose clock is its own, the first server's lease runs out.
  private void endLease() {
    var _ =
        api.store.write(tables -> {
          tables.leases().release("webhooks", "first");
          return tables;
        });
  }

  @Test
  void whoStopsGivesTheLeaseBack() throws InterruptedException {
    String last;
    Dispatcher other;
    try (var one = startFirst()) {
      assertThat(api.conversation()).isEqualTo(first.nextStream());
      other = api.start("second", second);
      assertThat(api.conversation()).isEqualTo(first.nextStream());
      assertThat(second.calls).isEmpty();
      assertThat(one.held()).isBetween(0, 1);
    }
    try (other) {
      last = api.conversation();
      assertThat(second.nextStream()).isEqualTo(last);
    }
    assertThat(first.calls).isEmpty();
    assertThat(second.calls).isEmpty();
    assertThat(api.told(State.DELIVERED)).hasSize(3).contains(last);
  }

  /// What it had not recorded, and what came while nobody was there, is told by the other.
  @Test
  void whoDiesIsFollowedWhenItsLeaseHasRunOut() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      first.status =
          delivery -> {
            storeOfFirst.fault = () -> new StackOverflowError("dead, says the test");
            return 200;
          };
      String told;
      try (var _ = startFirst()) {
        told = api.conversation();
        assertThat(first.nextStream()).isEqualTo(told);
        Waiting.until(() -> !alarms.heard().isEmpty());
        storeOfFirst.fault = () -> new Failure(ErrorCode.UNAVAILABLE, "away, says the test");
      }
      try (var _ = api.start("second", second)) {
        var later = api.conversation();
        endLease();
        assertThat(List.of(second.nextStream(), second.nextStream()))
            .containsExactlyInAnyOrder(told, later);
        api.awaitTold(State.DELIVERED, 2);
      }
      assertThat(first.calls).isEmpty();
    }
  }

  /// It finds that another one tells webhooks now, and leaves it to it.
  @Test
  void whoWakesAfterItsLeaseHasRunOutTellsNothing() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var pause = new AtomicLong();
      var awake = new CountDownLatch(1);
      api.nanos = () -> System.nanoTime() + pause.get();
      try (var _ = startFirst()) {
        assertThat(api.conversation()).isEqualTo(first.nextStream());
        api.awaitTold(State.DELIVERED, 1);
        storeOfFirst.fault = () -> interruptedUntil(awake);
        api.nanos = System::nanoTime;
        endLease();
        try (var _ = api.start("second", second)) {
          assertThat(api.conversation()).isEqualTo(second.nextStream());
          pause.set(LONG.toNanos());
          storeOfFirst.fault = null;
          awake.countDown();
          Waiting.until(() -> alarms.heard().contains("WARN Another server may tell webhooks now"));
          assertThat(api.conversation()).isEqualTo(second.nextStream());
          api.awaitTold(State.DELIVERED, 3);
        }
        assertThat(first.calls).isEmpty();
        assertThat(second.calls).isEmpty();
      }
    }
  }

  /// A process that stands still, and then finds its connections broken.
  private static Failure interruptedUntil(CountDownLatch awake) {
    try {
      awake.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Failure(ErrorCode.UNAVAILABLE, "broken, says the test");
  }
}
