package dev.confab.webhooks;

import dev.confab.domain.EventLog;
import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Whether there is nobody who could be told anything, in any account. Then events need not be read
/// to be planned.
///
/// For one thread.
final class Silence {
  /// While there is somebody, it looks so seldom whether they have gone.
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Store store;
  private final EventLog log;
  private final LongSupplier nanos;

  private boolean isSilent;

  /// The end of the log when it became silent. What is before it may still be told to those who
  /// were there then.
  private long begin;

  private long looked;

  /// @param nanos a clock that only goes on
  Silence(Store store, EventLog log, LongSupplier nanos) {
    this.store = store;
    this.log = log;
    this.nanos = nanos;
    this.looked = nanos.getAsLong() - PAUSE_NANOS;
  }

  /// Whether there was nobody at the last look.
  boolean isSilent() {
    return isSilent;
  }

  /// The place up to which nobody is to be told what happened behind another; empty when somebody
  /// may be.
  ///
  /// The end is found before anybody is looked for: its events were committed by then, so whoever
  /// is not found committed behind all of them. And webhooks hear only of what is committed behind
  /// them.
  OptionalLong end(long after) {
    if (!isSilent && nanos.getAsLong() - looked < PAUSE_NANOS) {
      return OptionalLong.empty();
    }
    looked = nanos.getAsLong();
    long end = log.last(after);
    if (isSilent && end == after) {
      return OptionalLong.of(end);
    }
    boolean isNobody = !store.read(Silence::hasListeners);
    if (isNobody && !isSilent) {
      begin = end;
    }
    isSilent = isNobody;
    return isSilent && after >= begin ? OptionalLong.of(end) : OptionalLong.empty();
  }

  private static boolean hasListeners(Tables tables) {
    return tables.webhookConfigurations().hasListeners()
        || tables.webhooks().hasListeners()
        || tables.eventSinks().hasListeners();
  }
}
