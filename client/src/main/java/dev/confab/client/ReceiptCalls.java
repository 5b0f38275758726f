package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;

/// The calls on receipts in one of four manners, as [ConversationCalls] for conversations. The
/// server makes them; they can only be read.
///
/// @param <O> a receipt, as the manner returns it
/// @param <P> a page, as the manner returns it
public sealed class ReceiptCalls<O, P> permits Receipts {
  private final Caller<Receipt, O, P, ?> calls;

  ReceiptCalls(Caller<Receipt, O, P, ?> calls) {
    this.calls = calls;
  }

  /// Fetches a receipt.
  ///
  /// @param sid `DY…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Fetches one page.
  public P list(Consumer<ReceiptQuery> query) {
    return calls.list(ListQuery.filled(new ReceiptQuery(), query));
  }
}
