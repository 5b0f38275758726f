package dev.confab.webhooks;

import dev.confab.domain.AccountStore;
import dev.confab.domain.EventLog;
import dev.confab.domain.Store;
import dev.confab.domain.Wakeups;
import dev.confab.domain.Wakeups.Waiter;
import dev.confab.domain.sid.SidSequence;
import dev.confab.platform.OutgoingHttp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells webhooks of what happens, for as long as it runs. Of several servers on one database one
/// does; the others wait until it no longer does.
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// While another server does it.
  private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

  private static final Duration TROUBLE_PAUSE = Duration.ofMillis(500);

  /// How long an event for a sink that wants batches waits for others.
  private static final Duration BATCH_WAIT = Duration.ofMillis(10);

  /// What it works with.
  ///
  /// @param random for the pauses between attempts
  /// @param holder names this server among those on the database, and is the same after a restart
  ///   when there can be no other
  /// @param isServiceAlone whether a service with a URL of its own takes its account's place
  public record Parts(
      Store store,
      EventLog log,
      SidSequence sids,
      InstantSource clock,
      RandomGenerator random,
      String holder,
      boolean isServiceAlone,
      DeliveryObserver observer) {}

  /// Ends by itself when it is told to.
  private interface Work {
    void run() throws InterruptedException;
  }

  private final InstantSource clock;
  private final Lease lease;
  private final Planner planner;
  private final Replay replay;
  private final Sender sender;
  private final StoredBacklog backlog;
  private final Waiter waiter;
  private final Thread planning;
  private final Thread sending;
  private final Thread recording;
  private volatile boolean isClosing;
  private boolean isHolder;
  private boolean isReplaying;

  private Dispatcher(Parts parts, Caller caller) {
    clock = parts.clock();
    lease = new Lease(parts.store(), parts.holder(), clock);
    var configurations = new Configurations(parts.store(), clock, parts.isServiceAlone());
    planner = new Planner(parts, configurations);
    replay = new Replay(parts, configurations);
    sender = new Sender(caller, new Retry(parts.random()), clock, parts.observer());
    backlog = new StoredBacklog(parts.store(), configurations, sender::answered);
    waiter = parts.log().wakeups().waiter();
    planning = thread("webhooks-planner", this::plan);
    sending = thread("webhooks-sender", () -> sender.run(backlog));
    recording = thread("webhooks-backlog", backlog::run);
  }

  /// @param accounts whose auth tokens sign
  public static Dispatcher start(Parts parts, OutgoingHttp http, AccountStore accounts) {
    return start(parts, new Batches(new SigningCaller(http, accounts, parts.clock()), BATCH_WAIT));
  }

  static Dispatcher start(Parts parts, Caller caller) {
    var dispatcher = new Dispatcher(parts, caller);
    dispatcher.recording.start();
    dispatcher.sending.start();
    dispatcher.planning.start();
    return dispatcher;
  }

  /// How many deliveries are in memory: those that are sent or wait to be.
  public int held() {
    return sender.held();
  }

  /// Begins no more calls, waits a little for those under way, and records what they came to.
  @Override
  public void close() {
    isClosing = true;
    waiter.wake();
    join(planning);
    sender.end();
    join(sending);
    backlog.close();
    join(recording);
    waiter.close();
    release();
  }

  private void plan() {
    while (!isClosing) {
      try {
        waiter.await(planOnce());
      } catch (RuntimeException e) {
        LOG.atWarn().setCause(e).log("What webhooks are told cannot be planned; trying again");
        isHolder = false;
        planner.restart();
        sender.close();
        waiter.await(TROUBLE_PAUSE);
      }
    }
  }

  /// @return how long to wait before the next time
  private Duration planOnce() {
    var until = lease.keep();
    boolean wasHolder = isHolder;
    isHolder = clock.instant().isBefore(until);
    sender.allowUntil(until);
    if (!isHolder) {
      if (wasHolder) {
        LOG.atWarn().log("Another server tells webhooks now");
        sender.close();
      }
      return LEASE_PAUSE;
    }
    if (!wasHolder) {
      planner.restart();
      isReplaying = true;
      sender.open();
    }
    var plan = planner.plan();
    if (plan.isOvertaken()) {
      sender.open();
    }
    sender.changed(plan.changed());
    sender.planned(plan.deliveries(), plan.destinations());
    isReplaying |= plan.hasNewcomers() || plan.isOvertaken();
    if (isReplaying) {
      replay();
    }
    return plan.isEnd() && !isReplaying ? Wakeups.LOOK_PAUSE : Duration.ZERO;
  }

  private void replay() {
    var part = replay.plan();
    isReplaying = part.isPresent();
    if (part.isPresent()) {
      planner.restart();
      sender.planned(part.get().deliveries(), part.get().destinations());
    }
  }

  private void release() {
    try {
      lease.release();
    } catch (RuntimeException e) {
      LOG.atInfo().setCause(e).log("The lease of webhooks was not given back; it will run out");
    }
  }

  private static Thread thread(String name, Work work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .unstarted(() -> {
          try {
            work.run();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
