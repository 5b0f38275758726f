package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import java.time.Instant;
import java.util.List;

/// Fires timers of conversations that are locked.
///
/// @param now when that happens
/// @param events takes those that tell of it
record TimerFiring(Instant now, List<Event> events) {
  /// Why a timer changes a state, as webhooks show it.
  private static final String BY_TIMER = "TIMER";

  /// What a conversation is by now, whoever comes first: its timers or somebody who changes it.
  Conversation fireDue(Conversation conversation) {
    var current = conversation;
    while (isDue(current)) {
      current = fireNext(current);
    }
    return current;
  }

  /// A conversation after its next timer. Closing is an update as well, as it is through the API;
  /// going to sleep only moves the state.
  Conversation fireNext(Conversation before) {
    var after = before.afterTimer(now);
    var change = new Subject.OfState(after, before.state(), after.state(), BY_TIMER);
    var told =
        after.state() == ConversationState.CLOSED
            ? tell(after, EventType.CONVERSATION_UPDATED, new Subject.OfConversation(after))
            : after;
    return tell(told, EventType.CONVERSATION_STATE_UPDATED, change);
  }

  private boolean isDue(Conversation conversation) {
    var due = conversation.timerDue();
    return due != null && !due.isAfter(now);
  }

  private Conversation tell(Conversation conversation, EventType type, Subject subject) {
    events.add(Event.next(conversation, type, Origin.timer(), now, subject));
    return conversation.withCounters(conversation.counters().afterEvent());
  }
}
