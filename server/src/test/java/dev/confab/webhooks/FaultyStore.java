package dev.confab.webhooks;

import dev.confab.domain.Conversation;
import dev.confab.domain.Event;
import dev.confab.domain.Message;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.Once;
import dev.confab.domain.Store;
import dev.confab.domain.Tables;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A database that fails when it is told to.
final class FaultyStore implements Store {
  private final Store store;

  /// What it fails with; `null` while it works.
  volatile @Nullable Supplier<Throwable> fault;

  /// What it fails with when it has written; `null` while it does not.
  volatile @Nullable Supplier<Throwable> after;

  FaultyStore(Store store) {
    this.store = store;
  }

  private Store store() {
    fail(fault);
    return store;
  }

  private static void fail(@Nullable Supplier<Throwable> fault) {
    if (fault != null) {
      switch (fault.get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public <R> R read(Function<Tables, R> reading) {
    return store().read(reading);
  }

  @Override
  public <R> R write(Function<Tables, R> change) {
    var written = store().write(change);
    fail(after);
    return written;
  }

  @Override
  public void create(Conversation made, Event added, @Nullable Once<Conversation> once) {
    store().create(made, added, once);
  }

  @Override
  public Optional<Message> append(MessageDraft draft, @Nullable Once<Message> once) {
    return store().append(draft, once);
  }
}
