package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Message;
import dev.confab.domain.MessageTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.MessageSid;
import java.util.List;
import java.util.Optional;

/// Messages in a database.
record SqlMessageTable(Sql sql) implements MessageTable {
  private static final String BY_SID =
      "SELECT " + MessageRows.COLUMNS + " FROM message WHERE sid = ? AND conversation_sid = ?";

  @Override
  public Optional<Message> find(Conversation conversation, MessageSid sid) {
    return sql.find(
        BY_SID,
        row -> MessageRows.read(row, 1, conversation.scope()),
        sid.value(),
        conversation.sid().value());
  }

  @Override
  public void replace(Message from, Message to) {
    sql.call(session -> {
      EventRows.keepHistory(session, List.of(from));
      MessageRows.update(session, to);
      return to;
    });
  }

  @Override
  public void replaceDelivery(Message message) {
    sql.call(session -> {
      MessageRows.updateDelivery(session, message);
      return message;
    });
  }

  @Override
  public void delete(Message message) {
    sql.call(session -> {
      DeletedMessages.delete(session, List.of(message));
      return message;
    });
  }

  @Override
  public Slice<Message> list(Conversation conversation, Order order, PageRequest page) {
    var list = new MessageList(conversation, order);
    return sql.call(session -> list.keyset(session).slice(page));
  }
}
