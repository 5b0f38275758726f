package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.Event;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.EventType;
import dev.confab.domain.Once;
import dev.confab.domain.Origin;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.Store;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The conversations of a store, each change in a transaction of its own.
record StoredConversations(Store store) {
  static StoredConversations in(Stores stores) {
    return new StoredConversations(stores.store());
  }

  void insert(Conversation conversation, @Nullable Once<Conversation> once) {
    var event =
        new Event(
            new Stream(conversation.sid().value()),
            0,
            EventType.CONVERSATION_ADDED,
            conversation.scope(),
            Origin.api(false),
            conversation.dates().created(),
            new Subject.OfConversation(conversation));
    store.create(conversation, event, once);
  }

  Optional<Conversation> find(Scope scope, ConversationRef ref) {
    return store.read(tables -> tables.conversations().find(scope, ref));
  }

  Optional<Conversation> update(
      Scope scope,
      ConversationRef ref,
      UnaryOperator<Conversation> rule,
      @Nullable Once<Conversation> once) {
    return store.write(tables ->
        tables
            .conversations()
            .lock(scope, ref)
            .map(found -> {
              var changed = rule.apply(found);
              tables.conversations().replace(found, changed);
              return tables.answers().save(once, changed);
            }));
  }

  boolean delete(Scope scope, ConversationRef ref) {
    return store.write(tables -> {
      var found = tables.conversations().lock(scope, ref);
      found.ifPresent(tables.conversations()::delete);
      return found.isPresent();
    });
  }

  Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page) {
    return store.read(tables -> tables.conversations().list(scope, filter, page));
  }
}
