package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.withCounters;
import static dev.confab.store.StoreSamples.withState;

import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Event;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.EventType;
import dev.confab.domain.Origin;
import java.util.List;

/// Events to store.
final class EventSamples {
  private EventSamples() {}

  /// The account of the samples, and conversations whose first events are told.
  static void begin(Stores stores, int conversations) {
    new StoredServices(stores).insertAccount();
    for (int i = 1; i <= conversations; i++) {
      StoredConversations.in(stores).insert(told(conversation(i)), null);
    }
  }

  /// A new conversation whose first event is told when it is inserted.
  static Conversation told(Conversation made) {
    return withCounters(made, new Counters(0, 1, 0));
  }

  /// The next event of a conversation.
  static Event updated(Conversation conversation) {
    return new Event(
        new Stream(conversation.sid().value()),
        conversation.counters().nextEvent(),
        EventType.CONVERSATION_UPDATED,
        conversation.scope(),
        Origin.api(false),
        NOON,
        new Subject.OfConversation(conversation));
  }

  /// Gives a conversation another state, of which one event tells.
  static void change(Stores stores, int conversation, ConversationState state) {
    stores
        .store()
        .write(tables -> {
          var before = tables.conversations().lock(SCOPE, ref(conversation)).orElseThrow();
          var counters = before.counters();
          var after =
              withCounters(
                  withState(before, state),
                  new Counters(
                      counters.nextMessage(),
                      counters.nextEvent() + 1,
                      counters.channelParticipants()));
          tables.conversations().replace(before, after);
          tables.events().append(List.of(updated(before)));
          return after;
        });
  }
}
