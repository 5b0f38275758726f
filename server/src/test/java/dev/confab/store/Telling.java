package dev.confab.store;

import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.ref;

import dev.confab.domain.Tables;
import dev.confab.store.EventLogContract.Undone;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A transaction that has told of a change, and runs until it is closed.
final class Telling implements AutoCloseable {
  private final CountDownLatch isRunning = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch hasEnded = new CountDownLatch(1);
  private volatile boolean isUndone;

  Telling(Stores stores, int conversation) {
    Thread.startVirtualThread(() -> {
      try {
        stores.store().write(tables -> tellUntilTheEnd(tables, conversation));
      } catch (Undone _) {
        // As it was wanted.
      } finally {
        hasEnded.countDown();
      }
    });
    Race.await(isRunning);
  }

  private int tellUntilTheEnd(Tables tables, int conversation) {
    tell(tables, conversation);
    isRunning.countDown();
    Race.await(end);
    if (isUndone) {
      throw new Undone();
    }
    return conversation;
  }

  /// Tells of a change of a conversation.
  static void tell(Tables tables, int conversation) {
    var found = tables.conversations().lock(SCOPE, ref(conversation)).orElseThrow();
    tables.events().append(List.of(EventSamples.updated(found)));
  }

  /// Gives it up.
  void undo() {
    isUndone = true;
    close();
  }

  /// Commits it.
  @Override
  public void close() {
    end.countDown();
    Race.await(hasEnded);
  }
}
