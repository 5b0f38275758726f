package dev.confab.webhooks;

import dev.confab.domain.LogReaderTable;
import dev.confab.domain.LogReaderTable.Mark;
import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How far it is written what webhooks are told. What nobody is told of is passed in memory for a
/// moment only: what is written is what a new webhook is told nothing before, and what may be
/// removed of the log.
///
/// For one thread at a time.
final class Bookmark {
  /// So many events are passed at most before that is written.
  private static final int PASSED_MAX = 10_000;

  /// And for so long.
  private static final long PASSED_NANOS_MAX = Duration.ofSeconds(1).toNanos();

  private final Store store;
  private final LongSupplier nanos;

  /// As it was last known to be written.
  private @Nullable Mark mark;

  /// Whether the mark may be another by now.
  private boolean isInDoubt = true;

  private long written;

  /// @param nanos a clock that only goes on
  Bookmark(Store store, LongSupplier nanos) {
    this.store = store;
    this.nanos = nanos;
  }

  /// Where it was last known to be.
  long position() {
    return mark().position();
  }

  /// What is known may not be so: somebody else may have planned, or what was written last may have
  /// been written or not.
  void doubt() {
    isInDoubt = true;
  }

  /// Makes sure of it, if there is doubt.
  ///
  /// @return whether it is not where it was known to be
  boolean isMoved() {
    return isInDoubt && look();
  }

  /// As [#isMoved], without doubt as well.
  boolean look() {
    var found = store.read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS));
    var known = mark;
    boolean isOther = !found.equals(known);
    if (isOther || isInDoubt) {
      mark = found;
      written = nanos.getAsLong();
      isInDoubt = false;
    }
    return isOther && known != null;
  }

  /// Whether it is time to write what was passed.
  ///
  /// @param to up to where that is
  boolean isDue(long to) {
    long passed = to - mark().position();
    return passed >= PASSED_MAX || (passed > 0 && nanos.getAsLong() - written >= PASSED_NANOS_MAX);
  }

  /// Writes it, and in the same transaction what comes of the events up to it.
  ///
  /// @return whether that happened; not when somebody else has moved it meanwhile
  boolean write(long to, Consumer<Tables> work) {
    var from = mark();
    isInDoubt = true;
    boolean isFirst =
        store.write(tables -> {
          boolean isMine = tables.logReaders().advance(LogReaderTable.WEBHOOKS, from, to);
          if (isMine) {
            work.accept(tables);
          }
          return isMine;
        });
    if (isFirst) {
      mark = new Mark(to, from.version() + 1);
      written = nanos.getAsLong();
      isInDoubt = false;
    }
    return isFirst;
  }

  private Mark mark() {
    var known = mark;
    if (known == null) {
      throw new IllegalStateException("nobody has looked");
    }
    return known;
  }
}
