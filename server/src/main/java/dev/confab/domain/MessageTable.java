package dev.confab.domain;

import dev.confab.domain.sid.MessageSid;
import java.util.Optional;

/// Messages of conversations. New ones come by [Store#append]; to change any, lock the conversation
/// first.
public interface MessageTable {
  /// How a list is ordered, by index.
  enum Order {
    ASCENDING,
    DESCENDING
  }

  Optional<Message> find(Conversation conversation, MessageSid sid);

  /// Replaces a message. The event that told of it keeps what it told.
  void replace(Message from, Message to);

  /// Removes a message with its receipts and media. The event that told of it keeps what it told.
  void delete(Message message);

  Slice<Message> list(Conversation conversation, Order order, PageRequest page);
}
