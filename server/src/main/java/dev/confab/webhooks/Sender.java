package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookKey;
import dev.confab.webhooks.Flight.Landing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends deliveries when the board says so: one thread has the board, each call has one of its own.
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /// Looks at the clock at least as often.
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  /// How long calls that are under way are waited for at the end.
  private static final Duration CALLS_END_MAX = Duration.ofSeconds(3);

  /// What happens to the board.
  private sealed interface Message {
    record Opened() implements Message {}

    record Closed() implements Message {}

    record Changed(List<WebhookKey> webhooks) implements Message {}

    record Planned(List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations)
        implements Message {}

    record Answered(Shelf.Answer answer) implements Message {}

    record Landed(Landing landing) implements Message {}
  }

  private final Caller caller;
  private final Retry retry;
  private final InstantSource clock;
  private final DeliveryObserver observer;
  private final BooleanSupplier isAllowed;
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile boolean isEnding;
  private volatile int held;

  /// @param isAllowed whether calls may begin now
  Sender(
      Caller caller,
      Retry retry,
      InstantSource clock,
      DeliveryObserver observer,
      BooleanSupplier isAllowed) {
    this.caller = caller;
    this.retry = retry;
    this.clock = clock;
    this.observer = observer;
    this.isAllowed = isAllowed;
  }

  /// Begins anew with what the shelf has.
  void open() {
    messages.add(new Message.Opened());
  }

  /// Begins no more calls.
  void close() {
    messages.add(new Message.Closed());
  }

  /// Webhooks call something else now.
  void changed(List<WebhookKey> webhooks) {
    if (!webhooks.isEmpty()) {
      messages.add(new Message.Changed(webhooks));
    }
  }

  /// New deliveries, which are written, in the order of their events.
  void planned(List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations) {
    if (!deliveries.isEmpty()) {
      messages.add(new Message.Planned(deliveries, destinations));
    }
  }

  void answered(Shelf.Answer answer) {
    messages.add(new Message.Answered(answer));
  }

  /// How many deliveries are in memory.
  int held() {
    return held;
  }

  /// Ends [#run] soon: when the calls under way have ended, or have had some time to.
  void end() {
    isEnding = true;
    close();
  }

  /// Sends until it is ended.
  void run(Shelf shelf) throws InterruptedException {
    var board = new Board(SendingLimits.DEFAULT, shelf);
    while (!isEnding) {
      try {
        turn(board, wait(board));
      } catch (RuntimeException bug) {
        LOG.atError()
            .setCause(bug)
            .log("Webhooks are told from the beginning, after a bug of ours");
        open();
      }
    }
    long end = System.nanoTime() + CALLS_END_MAX.toNanos();
    long left = CALLS_END_MAX.toNanos();
    while (board.calls() > 0 && left > 0) {
      turn(board, Duration.ofNanos(left));
      left = end - System.nanoTime();
    }
  }

  private Duration wait(Board board) {
    var next = board.next();
    var wait = next == null ? PAUSE_MAX : Duration.between(clock.instant(), next);
    return wait.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wait;
  }

  private void turn(Board board, Duration wait) throws InterruptedException {
    var message = messages.poll(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    while (message != null) {
      hear(board, message, clock.instant());
      message = messages.poll();
    }
    var now = clock.instant();
    if (isAllowed.getAsBoolean()) {
      board.begin(now).forEach(this::send);
    }
    held = board.held();
  }

  private void hear(Board board, Message message, Instant now) {
    switch (message) {
      case Message.Opened() -> {
        board.close();
        board.open();
      }
      case Message.Closed() -> board.close();
      case Message.Changed(var webhooks) -> webhooks.forEach(board::renew);
      case Message.Planned(var deliveries, var destinations) ->
          board.planned(deliveries, destinations, now);
      case Message.Answered(var answer) -> board.answered(answer, now);
      case Message.Landed(var landing) -> board.landed(landing, now);
    }
  }

  private void send(Flight flight) {
    var _ = Thread.ofVirtual().name("webhook-call").start(() -> call(flight));
  }

  private void call(Flight flight) {
    var date = clock.instant();
    long start = System.nanoTime();
    Caller.Answer answer;
    try {
      answer = caller.call(flight.delivery(), flight.destination());
    } catch (RuntimeException e) {
      messages.add(new Message.Landed(unsent(flight, e)));
      return;
    }
    var attempt =
        new Attempt(
            flight.delivery().retryCount(),
            date,
            Duration.ofNanos(System.nanoTime() - start),
            answer.method(),
            answer.url(),
            answer.status(),
            answer.failure(),
            answer.excerpt());
    var landing = retry.landing(flight, attempt, answer, clock.instant());
    messages.add(new Message.Landed(landing));
    observer.attempted(landing.delivery());
  }

  private Landing unsent(Flight flight, RuntimeException trouble) {
    LOG.atError()
        .addKeyValue("delivery", flight.delivery().sid())
        .setCause(trouble)
        .log("A webhook could not be called because of a bug of ours, or of the database");
    var delivery = retry.unsent(flight.delivery(), trouble, clock.instant());
    return new Landing(flight, delivery, !flight.isProbe());
  }
}
