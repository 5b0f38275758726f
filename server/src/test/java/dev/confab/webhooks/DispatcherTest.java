package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.support.Alarms;
import dev.confab.support.MutableClock;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  private static final long WAIT_SECONDS = 30;

  @AutoClose private final TellingApi api;
  private final FaultyStore store;
  private final RecordingCaller caller = new RecordingCaller();

  DispatcherTest(@TempDir Path folder) {
    api = new TellingApi(folder);
    store = new FaultyStore(api.store);
  }

  private Dispatcher start() {
    return api.start("one", caller, store, DeliveryObserver.NONE);
  }

  @Test
  void whatIsUnderWayIsRecordedAtTheEnd() throws InterruptedException {
    try (var dispatcher = start()) {
      for (int count = 0; count < 100; count++) {
        api.conversation();
      }
      for (int count = 0; count < 100; count++) {
        caller.next();
      }
      assertThat(dispatcher.held()).isBetween(0, 100);
    }
    assertThat(api.told(State.DELIVERED)).hasSize(100);
  }

  @Test
  void aCallThatDidNotComeAboutIsNoAttempt() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var isAway = new AtomicBoolean(true);
      caller.status =
          delivery -> {
            if (isAway.getAndSet(false)) {
              throw new Failure(ErrorCode.UNAVAILABLE, "no database, says the test");
            }
            return 200;
          };
      try (var dispatcher = start()) {
        var conversation = api.conversation();
        assertThat(caller.next().retryCount()).isZero();
        var again = caller.next();
        assertThat(again.retryCount()).isZero();
        assertThat(again.progress().attempts()).isEmpty();
        assertThat(again.cause().stream().sid()).isEqualTo(conversation);
        assertThat(dispatcher.held()).isBetween(0, 1);
      }
      assertThat(api.told(State.DELIVERED)).hasSize(1);
      assertThat(alarms.heard()).hasSize(1);
    }
  }

  /// The call has ended, however it did, and what it was for is made again later.
  @Test
  void aCallThatEndsByAnErrorIsMadeAgain() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
      api.clock = clock;
      var isBroken = new AtomicBoolean(true);
      caller.status =
          delivery -> {
            if (isBroken.getAndSet(false)) {
              throw new StackOverflowError("says the test");
            }
            return 200;
          };
      try (var dispatcher = start()) {
        var conversation = api.conversation();
        assertThat(caller.nextStream()).isEqualTo(conversation);
        Waiting.until(() -> {
          clock.advance(Duration.ofMinutes(1));
          return !caller.calls.isEmpty();
        });
        assertThat(caller.nextStream()).isEqualTo(conversation);
        api.awaitTold(State.DELIVERED, 1);
        dispatcher.check();
      }
      assertThat(alarms.heard()).hasSize(1);
    }
  }

  /// Who asks for deliveries sees those that nobody answers.
  @Test
  void whatIsUnderWayIsRecordedSoonThoughNothingElseHappens() throws InterruptedException {
    var answer = new CountDownLatch(1);
    caller.status =
        delivery -> {
          await(answer);
          return 200;
        };
    try (var dispatcher = start()) {
      var conversation = api.conversation();
      assertThat(caller.nextStream()).isEqualTo(conversation);
      api.awaitTold(State.OPEN, 1);
      answer.countDown();
      api.awaitTold(State.DELIVERED, 1);
      dispatcher.check();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// What is under way then is told again after the next start.
  @Test
  void itEndsInSecondsThoughTheDatabaseIsAway() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      caller.status =
          delivery -> {
            store.fault = () -> new Failure(ErrorCode.UNAVAILABLE, "away, says the test");
            return 200;
          };
      WebhookDelivery told;
      long end;
      try (var dispatcher = start()) {
        api.conversation();
        told = caller.next();
        Waiting.until(() -> !alarms.heard().isEmpty());
        dispatcher.check();
        end = System.nanoTime();
      }
      assertThat(System.nanoTime() - end).isLessThan(Duration.ofSeconds(20).toNanos());
      store.fault = null;
      assertThat(api.told(State.DELIVERED)).isEmpty();
      caller.status = delivery -> 200;
      try (var dispatcher = start()) {
        assertThat(caller.next().sid()).isEqualTo(told.sid());
        dispatcher.check();
      }
      assertThat(api.told(State.DELIVERED)).containsExactly(told.cause().stream().sid());
    }
  }

  @Test
  void planningGoesOnAfterFailures() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      try (var dispatcher = start()) {
        store.fault = () -> new IllegalStateException("a bug, says the test");
        Waiting.until(() -> dispatcher.failures() > 1);
        store.fault = null;
        var conversation = api.conversation();
        assertThat(caller.nextStream()).isEqualTo(conversation);
        assertThat(dispatcher.failures()).isZero();
        dispatcher.check();
      }
      assertThat(alarms.heard()).isNotEmpty();
    }
  }

  @Test
  void whenItHasEndedTooEarlyEverybodyIsTold() {
    try (var alarms = Alarms.listen()) {
      try (var dispatcher = start()) {
        dispatcher.check();
        store.fault = () -> new StackOverflowError("says the test");
        Waiting.until(() -> alarms.heard().stream().anyMatch(one -> one.startsWith("ERROR")));
        assertThatThrownBy(dispatcher::check).isInstanceOf(Failure.class);
        store.fault = null;
      }
      // Of one thread, or of two that meet it at the same time.
      assertThat(alarms.heard()).hasSizeBetween(1, 2);
    }
  }

  @Test
  void countingHearsOfEveryEndAndDisturbsNothing() throws InterruptedException {
    var ends = new LinkedBlockingQueue<State>();
    var observer =
        new DeliveryObserver() {
          @Override
          public void attempted(WebhookDelivery delivery) {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void ended(WebhookDelivery delivery) {
            ends.add(delivery.progress().state());
            throw new IllegalStateException("on purpose");
          }
        };
    try (var alarms = Alarms.listen()) {
      caller.status = delivery -> caller.calls.size() == 1 ? 200 : 500;
      caller.isRetried = false;
      try (var dispatcher = api.start("one", caller, store, observer)) {
        api.conversation();
        assertThat(ends.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(State.DELIVERED);
        api.conversation();
        assertThat(ends.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(State.DEAD);
        assertThat(dispatcher.held()).isBetween(0, 1);
      }
      assertThat(alarms.heard()).isNotEmpty();
    }
  }

  @Test
  void whatIsOpenedAgainIsToldAgain() throws InterruptedException {
    try (var dispatcher = start()) {
      api.conversation();
      var told = caller.next();
      api.awaitTold(State.DELIVERED, 1);
      api.reopen(told.sid().value());
      var again = caller.next();
      assertThat(again.sid()).isEqualTo(told.sid());
      assertThat(again.retryCount()).isEqualTo(1);
      api.awaitTold(State.DELIVERED, 1);
      assertThat(dispatcher.held()).isBetween(0, 1);
    }
    assertThat(caller.calls).isEmpty();
  }
}
