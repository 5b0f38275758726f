package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Calls sinks that want batches: what is to be told to one at about the same time goes in one
/// request. The deliveries about one conversation are sent one after the other, so a batch has at
/// most one of each, and no order is lost.
///
/// What is tried again goes alone: an event that a receiver chokes on takes no others with it.
final class Batches implements Caller {
  /// In characters; a batch that has so many gets no more events.
  private static final int LENGTH_MAX = 1_000_000;

  private record Key(WebhookKey sink, Destination destination) {}

  private final Sending sending;
  private final Duration wait;
  private final Map<Key, Batch> open = new HashMap<>();

  /// @param wait how long the first event of a batch waits for more
  Batches(Sending sending, Duration wait) {
    this.sending = sending;
    this.wait = wait;
  }

  /// Tells a receiver of some events in one request, and waits for the answer.
  interface Sending {
    Answer send(List<WebhookDelivery> deliveries, Destination destination);
  }

  /// Events that are gathered, while it is open, and sent by whoever began it.
  private final class Batch {
    private final List<WebhookDelivery> deliveries = new ArrayList<>();
    private final CountDownLatch full = new CountDownLatch(1);
    private final FutureTask<Answer> answer;
    private int length;

    Batch(Destination destination) {
      this.answer = new FutureTask<>(() -> sending.send(deliveries, destination));
    }
  }

  private record Joined(Batch batch, boolean isFirst) {}

  @Override
  public Answer call(WebhookDelivery delivery, Destination destination) {
    if (destination.batchMax() == 1 || delivery.progress().tries() > 0) {
      return sending.send(List.of(delivery), destination);
    }
    var key = new Key(delivery.webhook(), destination);
    var joined = join(key, delivery);
    var batch = joined.batch;
    try {
      if (joined.isFirst) {
        var _ = batch.full.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        close(key, batch);
        batch.answer.run();
      }
      return batch.answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be sent", e.getCause());
    } catch (InterruptedException e) {
      batch.answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private synchronized Joined join(Key key, WebhookDelivery delivery) {
    var batch = open.computeIfAbsent(key, _ -> new Batch(key.destination));
    batch.deliveries.add(delivery);
    batch.length += delivery.parameters().length();
    boolean isFull =
        batch.deliveries.size() >= key.destination.batchMax() || batch.length >= LENGTH_MAX;
    if (isFull) {
      open.remove(key);
      batch.full.countDown();
    }
    return new Joined(batch, batch.deliveries.size() == 1);
  }

  private synchronized void close(Key key, Batch batch) {
    open.remove(key, batch);
  }
}
