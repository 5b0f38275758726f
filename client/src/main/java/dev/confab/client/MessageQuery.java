package dev.confab.client;

/// How messages are listed: by index. At most 100 on a page.
public final class MessageQuery extends ListQuery<MessageQuery> {
  MessageQuery() {}

  /// Oldest or newest first; unless set: oldest.
  public MessageQuery order(MessageOrder order) {
    return set("Order", order.value());
  }
}
