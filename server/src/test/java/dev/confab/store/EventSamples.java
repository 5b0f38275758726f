package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;

import dev.confab.domain.Conversation;
import dev.confab.domain.Event;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.EventType;
import dev.confab.domain.Origin;

/// Events to store.
final class EventSamples {
  private EventSamples() {}

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
