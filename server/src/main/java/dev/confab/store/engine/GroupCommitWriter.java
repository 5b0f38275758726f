package dev.confab.store.engine;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.platform.CommitFateUnknown;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what many callers want in few transactions. While one batch is being committed the next
/// one gathers in the queue, so batches grow with the load and nobody waits for company.
///
/// It has a platform thread of its own, because calls into a native database hold their thread.
public final class GroupCommitWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
  private static final int QUEUE_MAX = 10_000;
  private static final int BATCH_MAX = 512;

  /// So many go together at once; of more, half. Were all callers in one batch, they would wait for
  /// it together and then leave the writer without work.
  private static final int WHOLE_MAX = 64;

  private static final long ENQUEUE_SECONDS_MAX = 5;

  private static final BatchWork<Boolean, Boolean> NOTHING =
      (_, inputs) -> inputs.stream().map(Outcome::done).toList();

  private final BlockingQueue<Ticket<?, ?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final Transactor transactor;
  private final Attempts attempts;
  private final StoreObserver observer;
  private final Thread thread;
  private volatile boolean isClosing;
  private volatile boolean isStopped;
  private boolean isObserverBroken; // only the writer's thread knows

  /// @param transactor belongs to this writer from now on
  public GroupCommitWriter(
      String name, Transactor transactor, Dialect dialect, StoreObserver observer) {
    this.transactor = transactor;
    this.attempts = new Attempts(dialect, observer);
    this.observer = observer;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /// @return what the work returned, once it is on disk
  public <I, R> R write(BatchWork<I, R> kind, I input) {
    var ticket = new Ticket<>(kind, input);
    enqueue(ticket);
    return ticket.await();
  }

  public int queueDepth() {
    return queue.size();
  }

  /// Refuses new works, finishes those that are queued, and stops.
  @Override
  public void close() {
    isClosing = true;
    queue.offer(new Ticket<>(NOTHING, true)); // wakes the writer; a full queue keeps it awake
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A ticket put in after the last look of the writer would wait for ever; so look once more
  /// whether there still is a writer.
  private void enqueue(Ticket<?, ?> ticket) {
    try {
      if (isClosing || !queue.offer(ticket, ENQUEUE_SECONDS_MAX, TimeUnit.SECONDS)) {
        throw unavailable(isClosing ? "The server is stopping" : "The database is too busy");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unavailable("The request was interrupted");
    }
    if (isStopped && queue.remove(ticket)) {
      throw unavailable("The server is stopping");
    }
  }

  private void run() {
    try (transactor) {
      var batch = new ArrayList<Ticket<?, ?>>(BATCH_MAX);
      while (next(batch)) {
        write(batch);
        batch.clear();
      }
    }
  }

  /// @return false when there is nothing left and never will be
  private boolean next(List<Ticket<?, ?>> batch) {
    if (isClosing && queue.isEmpty()) {
      isStopped = true;
    } else {
      batch.add(take());
    }
    int wanted = Math.clamp(queue.size() / 2, WHOLE_MAX, BATCH_MAX);
    queue.drainTo(batch, wanted - batch.size());
    return !batch.isEmpty();
  }

  /// Nobody interrupts this thread, except a work that has interrupted itself.
  private Ticket<?, ?> take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        LOG.warn("A work left an interrupt behind", e);
      }
    }
  }

  private void write(List<Ticket<?, ?>> batch) {
    try {
      transact(Group.of(batch), batch.size());
    } catch (RuntimeException | Error thrown) {
      if (batch.size() == 1 || thrown instanceof CommitFateUnknown) {
        batch.forEach(ticket -> ticket.resolve(Outcome.failed(thrown)));
      } else {
        logUnexpected(batch.size(), thrown);
        int works = oneByOne(batch);
        observe(one -> one.separated(works));
      }
    }
  }

  /// A refusal, such as of a key that another server has just taken, is for its caller only. What
  /// the database cannot do was logged where it was tried.
  private static void logUnexpected(int size, Throwable thrown) {
    if (!(thrown instanceof Failure)) {
      LOG.warn("A batch of {} works failed; running them one by one", size, thrown);
    }
  }

  /// Once the database is unavailable for one it is for the rest, which need not find out again.
  ///
  /// @return how many were tried
  private int oneByOne(List<Ticket<?, ?>> batch) {
    @Nullable Failure unavailable = null;
    int tried = 0;
    for (var ticket : batch) {
      if (unavailable == null) {
        tried++;
        try {
          transact(Group.of(List.of(ticket)), 1);
          continue;
        } catch (Failure failure) {
          unavailable = failure.code() == ErrorCode.UNAVAILABLE ? failure : null;
          ticket.resolve(Outcome.failed(failure));
          continue;
        } catch (RuntimeException | Error thrown) {
          ticket.resolve(Outcome.failed(thrown));
          continue;
        }
      }
      ticket.resolve(Outcome.failed(unavailable));
    }
    return tried;
  }

  private void transact(List<Group<?, ?>> groups, int size) {
    long begin = System.nanoTime();
    transactor.transact(session -> {
      if (groups.size() == 1) {
        groups.getFirst().runUnprotected(session);
      } else {
        for (var group : groups) {
          group.run(session, attempts);
        }
      }
      return size;
    });
    long nanos = System.nanoTime() - begin;
    groups.forEach(Group::resolve);
    observe(one -> one.committed(size, nanos));
    groups.stream()
        .filter(Group::isSeparated)
        .forEach(group -> observe(one -> one.separated(group.size())));
  }

  /// What is thrown must not get out: the batch is on disk, and would be run again. A broken
  /// observer throws for each batch, which is worth one line only.
  private void observe(Consumer<StoreObserver> news) {
    try {
      news.accept(observer);
    } catch (RuntimeException | Error thrown) {
      if (!isObserverBroken) {
        isObserverBroken = true;
        LOG.warn("A commit could not be counted; later ones of this writer may miss, too", thrown);
      }
    }
  }

  private static Failure unavailable(String message) {
    return new Failure(ErrorCode.UNAVAILABLE, message);
  }
}
