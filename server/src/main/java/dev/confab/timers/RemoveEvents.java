package dev.confab.timers;

import dev.confab.domain.EventLog;
import dev.confab.domain.LogReader;
import dev.confab.domain.Retention;
import java.time.InstantSource;
import java.util.List;

/// Shortens the event log from its beginning, but never before those who read all of it are done.
public final class RemoveEvents implements Job {
  private static final int BATCH_MAX = 500;

  private final EventLog log;
  private final Retention retention;
  private final List<LogReader> readers;
  private final InstantSource clock;

  public RemoveEvents(
      EventLog log, Retention retention, List<LogReader> readers, InstantSource clock) {
    this.log = log;
    this.retention = retention;
    this.readers = List.copyOf(readers);
    this.clock = clock;
  }

  @Override
  public int runOnce() {
    long done = readers.stream().mapToLong(LogReader::doneTo).min().orElse(Long.MAX_VALUE);
    return log.remove(retention, clock.instant(), done, BATCH_MAX);
  }
}
