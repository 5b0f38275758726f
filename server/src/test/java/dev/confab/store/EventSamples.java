package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;

import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.Event;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.EventType;
import dev.confab.domain.Origin;

/// Events to store.
final class EventSamples {
  private EventSamples() {}

  /// The account of the samples, and conversations whose first events are told.
  static void begin(Stores stores, int conversations) {
    new StoredServices(stores).insertAccount();
    for (int i = 1; i <= conversations; i++) {
      var made = conversation(i);
      var told =
          new Conversation(
              made.sid(),
              made.scope(),
              made.profile(),
              made.state(),
              made.timers(),
              made.dates(),
              made.createdBy(),
              new Counters(0, 1, 0));
      StoredConversations.in(stores).insert(told, null);
    }
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
}
