package dev.confab.webhooks;

import dev.confab.webhooks.Verdict.Sign;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who may ask pre hooks now. Somebody waits for each answer, so a receiver that hangs must hold up
/// few: it has so many calls at once, so many who wait for their turn, and after some failures in a
/// row it is not asked for a while.
final class PreHookTurns {
  /// @param receiverCallsMax calls of one receiver at once
  /// @param receiverWaitingMax those who wait for one receiver
  /// @param callsMax calls at once
  record Limits(int receiverCallsMax, int receiverWaitingMax, int callsMax) {
    static final Limits USUAL = new Limits(32, 128, 256);
  }

  /// More are not remembered, unless they are being asked.
  private static final int KEPT_MAX = 10_000;

  private final Limits limits;
  private final InstantSource clock;
  private final Semaphore calls;
  private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();

  PreHookTurns(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.calls = new Semaphore(limits.callsMax, true);
  }

  /// What those who ask one receiver have to pass.
  private final class Gate {
    /// Of those who call and of those who wait, taken before anybody waits.
    private final Semaphore places =
        new Semaphore(limits.receiverCallsMax + limits.receiverWaitingMax);

    private final Semaphore calls = new Semaphore(limits.receiverCallsMax, true);
    private final Breaker breaker = new Breaker();

    /// @return whether one decides if others may; `null` when nobody may begin
    synchronized @Nullable Boolean begin() {
      return breaker.permits(clock.instant()) ? breaker.begin() : null;
    }

    synchronized void end(boolean isProbe, Sign sign) {
      breaker.end(isProbe, sign, clock.instant());
    }

    synchronized boolean isPaused() {
      return !breaker.permits(clock.instant());
    }

    boolean isIdle() {
      return places.availablePermits() == limits.receiverCallsMax + limits.receiverWaitingMax;
    }
  }

  /// A call that may be made; to be ended in any case.
  final class Turn {
    private final Gate gate;
    private final boolean isProbe;

    private Turn(Gate gate, boolean isProbe) {
      this.gate = gate;
      this.isProbe = isProbe;
    }

    /// @param sign whether the receiver has answered, whatever it said
    void end(Sign sign) {
      gate.end(isProbe, sign);
      calls.release();
      gate.calls.release();
      gate.places.release();
    }
  }

  /// Waits for a turn.
  ///
  /// @param name of the receiver
  /// @return `null` when the receiver shall not be called now: it is down, or there are too many
  @Nullable Turn take(String name, Duration patience) {
    var gate = gate(name);
    if (gate.isPaused() || !gate.places.tryAcquire()) {
      return null;
    }
    var turn = waitedFor(gate, System.nanoTime() + patience.toNanos());
    if (turn == null) {
      gate.places.release();
    }
    return turn;
  }

  /// @param gate where a place has been taken
  private @Nullable Turn waitedFor(Gate gate, long end) {
    if (!isAcquired(gate.calls, end)) {
      return null;
    }
    if (!isAcquired(calls, end)) {
      gate.calls.release();
      return null;
    }
    var isProbe = gate.begin();
    if (isProbe == null) {
      calls.release();
      gate.calls.release();
      return null;
    }
    return new Turn(gate, isProbe);
  }

  private Gate gate(String name) {
    if (gates.size() >= KEPT_MAX) {
      gates.values().removeIf(Gate::isIdle);
    }
    return gates.computeIfAbsent(name, _ -> new Gate());
  }

  private static boolean isAcquired(Semaphore semaphore, long end) {
    try {
      return semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
