package dev.confab.domain;

import dev.confab.domain.LogReaderTable.Mark;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryTable.Reopened;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What owners can see of the deliveries of their webhooks, and do with them.
public final class WebhookDeliveries {
  private final Store store;
  private final InstantSource clock;

  /// Tells what receivers check signatures against.
  public interface SignedText {
    /// The exact text that was signed for an attempt.
    String of(WebhookDelivery delivery, Attempt attempt);
  }

  public WebhookDeliveries(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Optional<WebhookDelivery> fetch(Scope scope, WebhookDeliverySid sid) {
    return store.read(tables -> tables.webhookDeliveries().find(scope, sid));
  }

  public Slice<WebhookDelivery> list(Scope scope, WebhookDeliveryFilter filter, PageRequest page) {
    return store.read(tables -> tables.webhookDeliveries().list(scope, filter, page));
  }

  /// Has a delivery made again, whatever became of it. One that is still open stays as it is.
  public Optional<WebhookDelivery> reopen(Scope scope, WebhookDeliverySid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var settings = tables.webhookSettings().find(scope);
      var found = tables.webhookDeliveries().reopen(scope, sid, settings, now);
      noteReopened(tables);
      return found;
    });
  }

  /// Has deliveries of the events behind a position made again, some in each transaction.
  ///
  /// @param state only those in this state; `null` for all
  /// @return how many were opened
  public long reopen(Scope scope, long position, @Nullable State state) {
    long count = 0;
    @Nullable WebhookDeliverySid from = null;
    boolean isMore = true;
    while (isMore) {
      var reopened = reopen(scope, position, state, from);
      count += reopened.count();
      from = reopened.next();
      isMore = from != null;
    }
    return count;
  }

  private Reopened reopen(
      Scope scope, long position, @Nullable State state, @Nullable WebhookDeliverySid from) {
    var now = clock.instant();
    return store.write(tables -> {
      var settings = tables.webhookSettings().find(scope);
      var reopened = tables.webhookDeliveries().reopen(scope, position, state, from, settings, now);
      if (reopened.next() == null) {
        noteReopened(tables);
      }
      return reopened;
    });
  }

  /// Whoever sends, here or on another server, looks at the reader of the log now and then, and
  /// sees that it has moved without it.
  private static void noteReopened(Tables tables) {
    Mark mark;
    do {
      mark = tables.logReaders().find(LogReaderTable.WEBHOOKS);
    } while (!tables.logReaders().advance(LogReaderTable.WEBHOOKS, mark, mark.position()));
  }
}
