package dev.confab.client;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Page;
import dev.confab.client.engine.Path;
import dev.confab.client.engine.Resource;
import dev.confab.client.engine.View;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Delivery receipts of one message: one per channel participant it went out to. Immutable, safe
/// for use by any number of threads.
public final class Receipts extends ReceiptCalls<Receipt, Page<Receipt>> {
  private final Resource<Receipt> resource;

  private Receipts(Resource<Receipt> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Receipts at(View view, Path parent) {
    return new Receipts(
        Resource.of(view, parent.then("Receipts"), "delivery_receipts", Receipt::new));
  }

  /// Goes through all that match, lazily, as [Conversations#stream] does.
  public Stream<Receipt> stream(Consumer<ReceiptQuery> query) {
    return resource.stream(ListQuery.filled(new ReceiptQuery(), query));
  }

  /// The same calls with other options.
  public Receipts with(UnaryOperator<CallOptions> change) {
    return new Receipts(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public ReceiptCalls<Answer<Receipt>, Answer<Page<Receipt>>> raw() {
    return new ReceiptCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public ReceiptCalls<CompletableFuture<Receipt>, CompletableFuture<Page<Receipt>>> async() {
    return new ReceiptCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public ReceiptCalls<CompletableFuture<Answer<Receipt>>, CompletableFuture<Answer<Page<Receipt>>>>
      asyncRaw() {
    return new ReceiptCalls<>(resource.asyncRaw());
  }
}
