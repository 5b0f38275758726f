package dev.confab.domain;

import dev.confab.domain.sid.ReceiptSid;
import java.util.Optional;

/// Receipts of messages, made by [Store#append]. To change any, lock the conversation first.
public interface ReceiptTable {
  Optional<Receipt> find(Message message, ReceiptSid sid);

  void replace(Receipt receipt);

  /// Oldest first.
  Slice<Receipt> list(Message message, PageRequest page);
}
