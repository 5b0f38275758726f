package dev.confab.webhooks;

import dev.confab.domain.AccountStore;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventLog;
import dev.confab.domain.Failure;
import dev.confab.domain.Store;
import dev.confab.domain.Wakeups;
import dev.confab.domain.Wakeups.Waiter;
import dev.confab.platform.OutgoingHttp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Tells webhooks of what happens, for as long as it runs. Of several servers on one database one
/// does; the others wait until it no longer does.
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// While another server does it.
  private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

  private static final long TROUBLE_NANOS = Duration.ofMillis(500).toNanos();

  /// After so many failures in a row another server may try.
  private static final int FAILURES_MAX = 10;

  /// How long it may.
  private static final Duration YIELD_PAUSE = Duration.ofSeconds(5);

  /// Under load, events gather for so long before they are planned: a transaction for each would
  /// take from those who write them.
  private static final long GATHERING_NANOS = Duration.ofMillis(10).toNanos();

  /// And for so long while there is nobody to be told: whoever comes then waits no longer than
  /// that.
  private static final long SILENT_NANOS = Duration.ofMillis(50).toNanos();

  /// How long each of the threads may take to end.
  private static final Duration END_MAX = Duration.ofSeconds(4);

  /// How long an event for a sink that wants batches waits for others.
  private static final Duration BATCH_WAIT = Duration.ofMillis(10);

  /// What it works with.
  ///
  /// @param random for the pauses between attempts
  /// @param holder names this server among those on the database, and is the same after a restart
  ///   when there can be no other
  /// @param isBusy whether requests queue for the database
  /// @param isServiceAlone whether a service with a URL of its own takes its account's place
  public record Parts(
      Store store,
      EventLog log,
      InstantSource clock,
      RandomGenerator random,
      String holder,
      BooleanSupplier isBusy,
      boolean isServiceAlone,
      DeliveryObserver observer) {}

  private interface Work {
    void run() throws InterruptedException;
  }

  private final Lease lease;
  private final Silence silence;
  private final Planner planner;
  private final Renewals renewals;
  private final Replay replay;
  private final Sender sender;
  private final StoredBacklog backlog;
  private final Waiter waiter;
  private final Thread planning;
  private final Thread sending;
  private final Thread recording;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean isBroken;
  private final AtomicInteger failures = new AtomicInteger();

  /// The term of the lease in which the sender has begun; `null` while another server sends.
  private @Nullable Long term;

  private boolean isReplaying;

  /// Until when nothing more is replayed.
  private long replayPause = System.nanoTime();

  private Dispatcher(Parts parts, Caller caller, LongSupplier nanos) {
    lease = new Lease(parts.store(), parts.holder(), nanos);
    var configurations = new Configurations(parts.store(), parts.clock(), parts.isServiceAlone());
    silence = new Silence(parts.store(), parts.log(), System::nanoTime);
    var precedence = Precedence.of(parts, System::nanoTime);
    renewals = new Renewals(parts.store());
    sender =
        new Sender(
            caller, new Retry(parts.random()), parts.clock(), parts.observer(), lease::isHeld);
    var ledger =
        new Ledger(
            new Bookmark(parts.store(), System::nanoTime), System::nanoTime, sender::recorded);
    backlog =
        new StoredBacklog(parts.store(), ledger, configurations, sender::answered, sender::changed);
    planner = new Planner(parts, configurations, ledger, silence, precedence);
    replay = new Replay(parts, configurations, ledger);
    waiter = parts.log().wakeups().waiter();
    planning = thread("webhooks-planner", this::plan);
    sending = thread("webhooks-sender", () -> sender.run(backlog));
    recording = thread("webhooks-backlog", backlog::run);
  }

  /// @param accounts whose auth tokens sign
  public static Dispatcher start(Parts parts, OutgoingHttp http, AccountStore accounts) {
    var caller = new Batches(new SigningCaller(http, accounts, parts.clock()), BATCH_WAIT);
    return start(parts, caller, System::nanoTime);
  }

  /// @param nanos by which the lease is held: a clock that only goes on
  static Dispatcher start(Parts parts, Caller caller, LongSupplier nanos) {
    var dispatcher = new Dispatcher(parts, caller, nanos);
    dispatcher.recording.start();
    dispatcher.sending.start();
    dispatcher.planning.start();
    return dispatcher;
  }

  /// How many deliveries are in memory: those that are sent or wait to be.
  public int held() {
    return sender.held();
  }

  /// How often in a row planning has failed by now.
  public int failures() {
    return failures.get();
  }

  /// @throws Failure [ErrorCode#UNAVAILABLE] when no webhook is told anything any more before the
  ///   next start
  public void check() {
    if (isBroken) {
      throw new Failure(ErrorCode.UNAVAILABLE, "Webhooks are told nothing; start the server again");
    }
  }

  /// Begins no more calls, waits a little for those under way, and records what they came to, if
  /// the database can be reached.
  @Override
  public void close() {
    closing.countDown();
    waiter.wake();
    boolean hasEnded = join(planning);
    sender.end();
    hasEnded &= join(sending);
    backlog.close();
    hasEnded &= join(recording);
    waiter.close();
    if (hasEnded) {
      release(Duration.ZERO);
    } else {
      LOG.atWarn().log("What webhooks have answered last may not be recorded; they are told again");
    }
  }

  /// Ends by itself when it is told to.
  private void plan() throws InterruptedException {
    long pause = 0;
    while (!closing.await(pause, TimeUnit.NANOSECONDS)) {
      long begin = System.nanoTime();
      try {
        var rest = planOnce();
        waiter.await(rest);
        long gathering = silence.isSilent() ? SILENT_NANOS : GATHERING_NANOS;
        pause = rest.isZero() ? 0 : begin + gathering - System.nanoTime();
      } catch (RuntimeException e) {
        failed(e);
        pause = TROUBLE_NANOS;
      }
    }
  }

  /// What was planned before is sent on meanwhile. If it goes on like this, another server may do
  /// better.
  private void failed(RuntimeException e) {
    boolean isExpected = e instanceof Failure known && known.code() == ErrorCode.UNAVAILABLE;
    LOG.atLevel(isExpected ? Level.WARN : Level.ERROR)
        .setCause(e)
        .log("What webhooks are told cannot be planned; trying again");
    planner.failed();
    if (failures.incrementAndGet() % FAILURES_MAX == 0) {
      release(YIELD_PAUSE);
    }
  }

  /// @return how long to wait before the next time
  private Duration planOnce() throws InterruptedException {
    var held = lease.keep();
    if (held.isEmpty()) {
      if (term != null) {
        LOG.atWarn().log("Another server may tell webhooks now");
        sender.close();
        term = null;
      }
      return LEASE_PAUSE;
    }
    if (!held.get().equals(term)) {
      planner.restart();
      isReplaying = true;
      sender.open();
      term = held.get();
    }
    renewals.pass(sender::changed);
    var plan = planner.plan();
    failures.set(0);
    if (plan.isOvertaken()) {
      sender.open();
    }
    sender.changed(plan.changed());
    sender.planned(plan.deliveries(), plan.destinations());
    backlog.planned();
    isReplaying |= plan.hasNewcomers() || plan.isOvertaken();
    var rest = replay();
    return plan.isEnd() ? rest : Duration.ZERO;
  }

  /// A replay rests as long as it has worked, so that others get their share of the database.
  ///
  /// @return how long to wait before the next time
  private Duration replay() {
    long begin = System.nanoTime();
    if (isReplaying && begin - replayPause >= 0) {
      var part = replay.plan();
      isReplaying = part.isPresent();
      part.ifPresent(one -> sender.planned(one.deliveries(), one.destinations()));
      long end = System.nanoTime();
      replayPause = end + (end - begin);
    }
    return isReplaying
        ? Duration.ofNanos(Math.max(0, replayPause - System.nanoTime()))
        : Wakeups.LOOK_PAUSE;
  }

  /// @param pause before it may be taken again
  private void release(Duration pause) {
    try {
      lease.release(pause);
    } catch (RuntimeException e) {
      LOG.atInfo().setCause(e).log("The lease of webhooks was not given back; it will run out");
    }
  }

  private Thread thread(String name, Work work) {
    return Thread.ofPlatform().daemon().name(name).unstarted(() -> run(work));
  }

  /// Nobody is told anything any more when one of the threads has ended too early. Another server
  /// takes over when the lease has run out; if there is none, the operator must know.
  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      isBroken = true;
      closing.countDown();
      waiter.wake();
      sender.end();
      LOG.atError().setCause(e).log("Webhooks are told nothing any more; start the server again");
    }
  }

  /// @return whether it has ended
  private static boolean join(Thread thread) {
    try {
      return thread.join(END_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
