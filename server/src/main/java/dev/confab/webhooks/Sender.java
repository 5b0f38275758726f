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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends deliveries when the board says so: one thread has the board, each call has one of its own.
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /// Looks at the clock at least as often.
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  private static final int NEWS_MAX = 8;

  /// How long calls that are under way are waited for at the end.
  private static final Duration CALLS_END_MAX = Duration.ofSeconds(3);

  /// What the board has to hear of.
  private sealed interface Message {
    record Opened() implements Message {}

    record Closed() implements Message {}

    record Answered(Backlog.Answer answer) implements Message {}

    record Landed(Landing landing) implements Message {}
  }

  /// What is new. Who brings it waits when there is much of it.
  private sealed interface News extends Message {
    record Changed(List<WebhookKey> webhooks) implements News {}

    record Planned(List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations)
        implements News {}
  }

  private final Caller caller;
  private final Retry retry;
  private final InstantSource clock;
  private final DeliveryObserver observer;
  private final BooleanSupplier isAllowed;

  /// Bounded by the news that may wait, by the calls, and by what the backlog is asked.
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  private final Semaphore places = new Semaphore(NEWS_MAX);
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

  /// Begins anew with what the backlog has.
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
      tell(new News.Changed(webhooks));
    }
  }

  /// New deliveries, which the backlog has, in the order of their events.
  void planned(List<WebhookDelivery> deliveries, Map<WebhookKey, Destination> destinations) {
    if (!deliveries.isEmpty()) {
      tell(new News.Planned(deliveries, destinations));
    }
  }

  private void tell(News news) {
    places.acquireUninterruptibly();
    messages.add(news);
  }

  /// What became of some deliveries is written.
  void recorded(List<WebhookDelivery> deliveries) {
    answered(new Backlog.Answer.Recorded(deliveries));
  }

  void answered(Backlog.Answer answer) {
    messages.add(new Message.Answered(answer));
  }

  /// How many deliveries are in memory.
  int held() {
    return held;
  }

  /// Ends [#run] soon: when the calls under way have ended, or have had some time to.
  void end() {
    isEnding = true;
    places.release(NEWS_MAX); // nobody waits for a thread that has ended
    close();
  }

  /// Sends until it is ended.
  void run(Backlog backlog) throws InterruptedException {
    var board = new Board(SendingLimits.DEFAULT, backlog);
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
      if (message instanceof News) {
        places.release();
      }
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
        board.close(now);
        board.open();
      }
      case Message.Closed() -> board.close(now);
      case News.Changed(var webhooks) -> webhooks.forEach(webhook -> board.renew(webhook, now));
      case News.Planned(var deliveries, var destinations) ->
          board.planned(deliveries, destinations, now);
      case Message.Answered(var answer) -> {
        board.answered(answer, now);
        if (answer instanceof Backlog.Answer.Recorded(var deliveries)) {
          deliveries.stream()
              .filter(one -> !one.isOpen())
              .forEach(ended -> observe(() -> observer.ended(ended)));
        }
      }
      case Message.Landed(var landing) -> board.landed(landing, now);
    }
  }

  /// Counting must not disturb what is counted.
  private void observe(Runnable count) {
    try {
      count.run();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("What became of a delivery could not be counted");
    }
  }

  private void send(Flight flight) {
    var _ = Thread.ofVirtual().name("webhook-call").start(() -> call(flight));
  }

  private void call(Flight flight) {
    Landing landing;
    try {
      landing = landing(flight);
    } catch (RuntimeException | Error trouble) {
      // Whatever it is: the board waits for the end of each call.
      messages.add(new Message.Landed(unsent(flight, trouble)));
      return;
    }
    messages.add(new Message.Landed(landing));
    observe(() -> observer.attempted(landing.delivery()));
  }

  private Landing landing(Flight flight) {
    var date = clock.instant();
    long start = System.nanoTime();
    var answer = caller.call(flight.delivery(), flight.destination());
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
    return retry.landing(flight, attempt, answer, clock.instant());
  }

  private Landing unsent(Flight flight, Throwable trouble) {
    LOG.atError()
        .addKeyValue("delivery", flight.delivery().sid())
        .setCause(trouble)
        .log("A webhook could not be called because of a bug of ours, or of the database");
    var delivery = retry.unsent(flight.delivery(), trouble, clock.instant());
    return new Landing(flight, delivery, Verdict.UNKNOWN);
  }
}
