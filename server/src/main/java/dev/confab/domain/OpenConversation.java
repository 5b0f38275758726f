package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A conversation inside of the transaction that changes it or something in it. It is locked, so
/// its events get their numbers in the order of the commits and without a gap.
final class OpenConversation {
  private final Tables tables;
  private final Conversation before;
  private final boolean isNew;
  private final Origin origin;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private Conversation current;

  private OpenConversation(
      Tables tables, Conversation before, boolean isNew, Origin origin, Instant now) {
    this.tables = tables;
    this.before = before;
    this.isNew = isNew;
    this.current = before;
    this.origin = origin;
    this.now = now;
  }

  /// Locks a conversation, whose timers fire if they are due by now; empty when there is none.
  static Optional<OpenConversation> lock(
      Tables tables, Scope scope, ConversationRef ref, Origin origin, Instant now) {
    return tables
        .conversations()
        .lock(scope, ref)
        .map(found -> {
          var open = new OpenConversation(tables, found, false, origin, now);
          open.current = new TimerFiring(now, open.events).fireDue(found);
          return open;
        });
  }

  /// As [#lock], for a change that a closed conversation refuses.
  ///
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED] or [ErrorCode#CONVERSATION_INITIALIZING]
  static Optional<OpenConversation> lockWritable(
      Tables tables, Scope scope, ConversationRef ref, Origin origin, Instant now) {
    var open = lock(tables, scope, ref, origin, now);
    open.ifPresent(found -> found.conversation().requireWritable());
    return open;
  }

  /// Begins a conversation, which [#save] adds.
  static OpenConversation begin(
      Tables tables, Conversation conversation, Origin origin, Instant now) {
    return new OpenConversation(tables, conversation, true, origin, now);
  }

  Conversation conversation() {
    return current;
  }

  Origin origin() {
    return origin;
  }

  /// When the change happens.
  Instant now() {
    return now;
  }

  /// The number that the next event will have.
  long nextEvent() {
    return current.counters().nextEvent();
  }

  /// What the conversation shall become.
  void replace(Conversation changed) {
    current = changed;
  }

  /// Tells of a change. A conversation's own events take it as it is at this moment.
  void tell(EventType type, Subject subject) {
    tell(type, origin, subject);
  }

  /// As [#tell], of what the conversation does by itself because of the change.
  void tellConsequence(EventType type, Subject subject) {
    tell(type, origin.ofConsequence(), subject);
  }

  private void tell(EventType type, Origin origin, Subject subject) {
    events.add(Event.next(current, type, origin, now, subject));
    current = current.withCounters(current.counters().afterEvent());
  }

  /// Writes the conversation, if it has changed, and its events. What is closed gives back its
  /// address pairs.
  void save() {
    if (isNew) {
      tables.conversations().insert(current);
    } else if (!current.equals(before)) {
      if (current.state() == ConversationState.CLOSED && before.state() != current.state()) {
        tables.participants().releasePairs(List.of(current));
      }
      tables.conversations().replace(before, current);
    }
    tables.events().append(events);
  }

  /// Removes the conversation; its events stay.
  void delete() {
    tables.conversations().delete(before);
    tables.events().append(events);
  }
}
