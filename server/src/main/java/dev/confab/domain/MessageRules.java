package dev.confab.domain;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.sid.ParticipantSid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens when a message is added to a conversation. The store calls it inside of the
/// transaction, because it adds many messages at once.
public final class MessageRules {
  /// Why something that happens in a conversation changes its state, as webhooks show it.
  static final String BY_EVENT = "EVENT";

  private MessageRules() {}

  /// What a message needs to know of its conversation's participants and media.
  ///
  /// @param author the participant that the author is, or `null`
  /// @param recipients those whom a channel brings the message, the author not among them
  /// @param media what the draft attaches
  public record Circumstances(
      @Nullable ParticipantSid author, List<ParticipantSid> recipients, List<Attachment> media) {}

  /// @param conversation what it has become
  public record Appended(Conversation conversation, Message message, List<Event> events) {}

  /// Adds a message as the next one.
  ///
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED] or [ErrorCode#CONVERSATION_INITIALIZING]
  public static Appended append(
      Conversation conversation, MessageDraft draft, Circumstances circumstances) {
    conversation.requireWritable();
    var events = new ArrayList<Event>(2);
    var current = conversation.active(draft.now()).withActivity(draft.now());
    if (conversation.state() != current.state()) {
      var change = new Subject.OfState(current, conversation.state(), current.state(), BY_EVENT);
      events.add(event(current, EventType.CONVERSATION_STATE_UPDATED, draft, change));
      current = current.withCounters(current.counters().afterEvent());
    }
    var message = message(current, draft, circumstances);
    events.add(event(current, EventType.MESSAGE_ADDED, draft, new Subject.OfMessage(message)));
    current = current.withCounters(current.counters().afterMessage().afterEvent());
    return new Appended(current, message, events);
  }

  private static Message message(
      Conversation conversation, MessageDraft draft, Circumstances circumstances) {
    int recipients = circumstances.recipients().size();
    return new Message(
        draft.sid(),
        conversation.scope(),
        conversation.sid(),
        conversation.counters().nextMessage(),
        draft.author(),
        circumstances.author(),
        draft.content().withMedia(circumstances.media()),
        recipients == 0 ? null : Delivery.pending(recipients),
        draft.dates(),
        conversation.counters().nextEvent());
  }

  private static Event event(
      Conversation conversation, EventType type, MessageDraft draft, Subject subject) {
    return new Event(
        Stream.of(conversation.sid()),
        conversation.counters().nextEvent(),
        type,
        conversation.scope(),
        draft.origin(),
        draft.now(),
        subject);
  }
}
