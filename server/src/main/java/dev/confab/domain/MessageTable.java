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

  /// Writes a message that has changed. The event that told of it keeps what it told.
  void replace(Message from, Message to);

  /// Writes only how far a message got, of which its event does not tell.
  void replaceDelivery(Message message);

  /// Removes a message with its receipts. The event that told of it keeps what it told.
  void delete(Message message);

  Slice<Message> list(Conversation conversation, Order order, PageRequest page);
}
