package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withRoles;

import dev.confab.domain.Conversation;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Message;
import dev.confab.domain.MessageTable.Order;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Receipt;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.MessageSid;
import java.util.List;
import java.util.Optional;

/// The messages of a store, and what comes of them.
record StoredMessages(Stores stores) {
  /// Adds a conversation without an event, and its service with the first one.
  void begin(Conversation conversation) {
    stores
        .store()
        .write(tables -> {
          if (tables.services().find(ACCOUNT, SERVICE).isEmpty()) {
            tables.services().insert(withRoles(service(1, NOON)));
          }
          tables.conversations().insert(conversation);
          return conversation;
        });
  }

  Conversation conversation(int number) {
    return stores
        .store()
        .read(tables -> tables.conversations().find(SCOPE, ref(number)))
        .orElseThrow();
  }

  Optional<Message> find(int conversation, MessageSid sid) {
    var found = conversation(conversation);
    return stores.store().read(tables -> tables.messages().find(found, sid));
  }

  Slice<Message> list(int conversation, Order order, PageRequest page) {
    var found = conversation(conversation);
    return stores.store().read(tables -> tables.messages().list(found, order, page));
  }

  List<Message> all(int conversation) {
    return list(conversation, Order.ASCENDING, new PageRequest(10_000, null)).items();
  }

  List<Receipt> receipts(Message message) {
    return stores
        .store()
        .read(tables -> tables.receipts().list(message, new PageRequest(50, null)))
        .items();
  }

  List<LoggedEvent> events(int conversation) {
    return events(conversation, 0, 10_000);
  }

  List<LoggedEvent> events(int conversation, long from, int max) {
    var stream = new Stream(sid(conversation).value());
    return stores.store().read(tables -> tables.events().read(stream, from, max));
  }

  /// How many rows of a table belong to a conversation.
  int rows(String table, String column, int conversation) {
    return stores
        .database()
        .read(session ->
            session
                .find(
                    "SELECT count(*) FROM " + table + " WHERE " + column + " = ?",
                    row -> row.getInt(1),
                    sid(conversation).value())
                .orElseThrow());
  }
}
