package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.Conversation;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event;
import dev.confab.domain.Failure;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.Once;
import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.sid.SidSequence;
import dev.confab.support.Alarms;
import dev.confab.support.ApiUnderTest;
import dev.confab.webhooks.Caller.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  private static final Map<String, String> CALLING = Map.of("X-Twilio-Webhook-Enabled", "true");
  private static final long WAIT_SECONDS = 20;

  @TempDir private Path folder;
  private ApiUnderTest api;

  /// Keeps what it is to send.
  private static final class RecordingCaller implements Caller {
    final LinkedBlockingQueue<WebhookDelivery> calls = new LinkedBlockingQueue<>();
    volatile Function<WebhookDelivery, Integer> status = delivery -> 204;
    volatile boolean isRetried = true;

    @Override
    public Answer call(WebhookDelivery delivery, Destination destination) {
      calls.add(delivery);
      return new Answer(
          destination.method(),
          destination.url(),
          status.apply(delivery),
          null,
          "",
          Duration.ZERO,
          isRetried,
          true);
    }

    WebhookDelivery next() throws InterruptedException {
      var call = calls.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      assertThat(call).as("a call").isNotNull();
      return Objects.requireNonNull(call);
    }

    /// The next call but for repeats of another one: what is told at least once may come twice.
    WebhookDelivery nextAfter(WebhookDelivery told) throws InterruptedException {
      var call = next();
      while (call.sid().equals(told.sid())) {
        call = next();
      }
      return call;
    }
  }

  /// A database that fails when it is told to.
  private static final class FaultyStore implements Store {
    private final Store store;
    volatile @Nullable Supplier<Throwable> fault;

    FaultyStore(Store store) {
      this.store = store;
    }

    private Store store() {
      var now = fault;
      if (now != null) {
        switch (now.get()) {
          case RuntimeException e -> throw e;
          case Error e -> throw e;
          case Throwable e -> throw new IllegalStateException(e);
        }
      }
      return store;
    }

    @Override
    public <R> R read(Function<Tables, R> reading) {
      return store().read(reading);
    }

    @Override
    public <R> R write(Function<Tables, R> change) {
      return store().write(change);
    }

    @Override
    public void create(Conversation made, Event added, @Nullable Once<Conversation> once) {
      store().create(made, added, once);
    }

    @Override
    public Optional<Message> append(MessageDraft draft, @Nullable Once<Message> once) {
      return store().append(draft, once);
    }
  }

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    var form = field("PostWebhookUrl", "https://a.example.com") + "&Filters=onConversationAdded";
    assertThat(api.post("/v1/Configuration/Webhooks", form).status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Dispatcher start(String holder, Caller caller) {
    return start(holder, caller, api.stores.store(), DeliveryObserver.NONE);
  }

  private Dispatcher start(String holder, Caller caller, Store store, DeliveryObserver observer) {
    var clock = Clock.systemUTC();
    var parts =
        new Dispatcher.Parts(
            store,
            api.stores.log(),
            new SidSequence(clock, new Random(3)),
            clock,
            new Random(1),
            holder,
            false,
            observer);
    return Dispatcher.start(parts, caller);
  }

  private String conversation() {
    return api.post("/v1/Conversations", "", CALLING).text("sid");
  }

  private List<Object> open(State state) {
    var path = "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries?State=";
    return api.get(path + state.text()).objects("deliveries").stream()
        .<Object>map(one -> one.get("stream_sid"))
        .toList();
  }

  @Test
  void oneOfTwoTellsAndTheOtherTakesOver() throws InterruptedException {
    var first = new RecordingCaller();
    var second = new RecordingCaller();
    String last;
    Dispatcher other;
    try (var one = start("one", first)) {
      var conversation = conversation();
      var told = first.next();
      assertThat(told.cause().stream().sid()).isEqualTo(conversation);
      other = start("other", second);
      var next = conversation();
      assertThat(first.nextAfter(told).cause().stream().sid()).isEqualTo(next);
      assertThat(second.calls).isEmpty();
      assertThat(one.held()).isBetween(0, 1);
    }
    try (other) {
      last = conversation();
      assertThat(second.next().cause().stream().sid()).isEqualTo(last);
    }
    assertThat(first.calls).isEmpty();
    assertThat(second.calls).isEmpty();
    assertThat(open(State.DELIVERED)).hasSize(3).contains(last);
  }

  @Test
  void whatIsUnderWayIsRecordedAtTheEnd() throws InterruptedException {
    var caller = new RecordingCaller();
    try (var dispatcher = start("one", caller)) {
      for (int count = 0; count < 100; count++) {
        conversation();
      }
      for (int count = 0; count < 100; count++) {
        caller.next();
      }
      assertThat(dispatcher.held()).isBetween(0, 100);
    }
    var path = "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries?PageSize=100";
    assertThat(api.get(path + "&State=delivered").objects("deliveries")).hasSize(100);
  }

  @Test
  void aCallThatDidNotComeAboutIsNoAttempt() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var caller = new RecordingCaller();
      var isAway = new AtomicBoolean(true);
      caller.status =
          delivery -> {
            if (isAway.getAndSet(false)) {
              throw new Failure(ErrorCode.UNAVAILABLE, "no database, says the test");
            }
            return 200;
          };
      try (var dispatcher = start("one", caller)) {
        var conversation = conversation();
        assertThat(caller.next().retryCount()).isZero();
        var again = caller.next();
        assertThat(again.retryCount()).isZero();
        assertThat(again.progress().attempts()).isEmpty();
        assertThat(again.cause().stream().sid()).isEqualTo(conversation);
        assertThat(dispatcher.held()).isBetween(0, 1);
      }
      assertThat(open(State.DELIVERED)).hasSize(1);
      assertThat(alarms.heard()).hasSize(1);
    }
  }

  /// What is under way then is told again after the next start.
  @Test
  @Timeout(WAIT_SECONDS)
  void itEndsInSecondsThoughTheDatabaseIsAway() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var store = new FaultyStore(api.stores.store());
      var caller = new RecordingCaller();
      caller.status =
          delivery -> {
            store.fault = () -> new Failure(ErrorCode.UNAVAILABLE, "away, says the test");
            return 200;
          };
      String conversation;
      try (var dispatcher = start("one", caller, store, DeliveryObserver.NONE)) {
        conversation = conversation();
        caller.next();
        await(() -> !alarms.heard().isEmpty());
        dispatcher.check();
      }
      assertThat(open(State.OPEN)).containsExactly(conversation);
      try (var dispatcher = start("one", caller)) {
        assertThat(caller.next().cause().stream().sid()).isEqualTo(conversation);
        dispatcher.check();
      }
      assertThat(open(State.DELIVERED)).containsExactly(conversation);
    }
  }

  @Test
  void planningGoesOnAfterFailures() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var store = new FaultyStore(api.stores.store());
      var caller = new RecordingCaller();
      try (var dispatcher = start("one", caller, store, DeliveryObserver.NONE)) {
        store.fault = () -> new IllegalStateException("a bug, says the test");
        await(() -> dispatcher.failures() > 1);
        store.fault = null;
        var conversation = conversation();
        assertThat(caller.next().cause().stream().sid()).isEqualTo(conversation);
        assertThat(dispatcher.failures()).isZero();
        dispatcher.check();
      }
      assertThat(alarms.heard()).isNotEmpty();
    }
  }

  @Test
  void whenItHasEndedTooEarlyEverybodyIsTold() throws InterruptedException {
    try (var alarms = Alarms.listen()) {
      var store = new FaultyStore(api.stores.store());
      try (var dispatcher = start("one", new RecordingCaller(), store, DeliveryObserver.NONE)) {
        dispatcher.check();
        store.fault = () -> new StackOverflowError("says the test");
        await(() -> alarms.heard().stream().anyMatch(one -> one.startsWith("ERROR")));
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
      var caller = new RecordingCaller();
      caller.status = delivery -> caller.calls.size() == 1 ? 200 : 500;
      caller.isRetried = false;
      try (var dispatcher = start("one", caller, api.stores.store(), observer)) {
        conversation();
        assertThat(ends.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(State.DELIVERED);
        conversation();
        assertThat(ends.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(State.DEAD);
        assertThat(dispatcher.held()).isBetween(0, 1);
      }
      assertThat(alarms.heard()).isNotEmpty();
    }
  }

  @Test
  void whatIsOpenedAgainIsToldAgain() throws InterruptedException {
    var caller = new RecordingCaller();
    try (var dispatcher = start("one", caller)) {
      conversation();
      var told = caller.next();
      awaitDelivered(1);
      var path = "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries";
      assertThat(api.post(path + "/" + told.sid(), "").status()).isEqualTo(200);
      var again = caller.next();
      assertThat(again.sid()).isEqualTo(told.sid());
      assertThat(again.retryCount()).isEqualTo(1);
      awaitDelivered(1);
      assertThat(dispatcher.held()).isBetween(0, 1);
    }
    assertThat(caller.calls).isEmpty();
  }

  private void awaitDelivered(int count) throws InterruptedException {
    for (int look = 0; look < 400 && open(State.DELIVERED).size() != count; look++) {
      TimeUnit.MILLISECONDS.sleep(25);
    }
    assertThat(open(State.DELIVERED)).hasSize(count);
  }

  private interface Condition {
    boolean isMet();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (!condition.isMet()) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
