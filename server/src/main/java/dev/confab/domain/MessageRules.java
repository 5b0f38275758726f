package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.ReceiptSid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens when a message is added to a conversation. The store calls it inside of the
/// transaction, because it adds many messages at once.
public final class MessageRules {
  /// Why something that happens in a conversation changes its state, as webhooks show it.
  static final String BY_EVENT = "EVENT";

  private MessageRules() {}

  /// What a message needs to know of its conversation's participants.
  ///
  /// @param author the participant that the author is, or `null`
  /// @param recipients those whom a channel brings the message, the author not among them
  /// @param isGroupText whether only participants can be authors
  public record Circumstances(
      @Nullable ParticipantSid author, List<ParticipantSid> recipients, boolean isGroupText) {
    /// Those of a conversation that no channel takes part in.
    public static Circumstances inChat(@Nullable ParticipantSid author) {
      return new Circumstances(author, List.of(), false);
    }
  }

  /// Gives a message the media that its draft names.
  @FunctionalInterface
  public interface Attaching {
    /// @throws Failure [ErrorCode#MEDIA_NOT_FOUND] or [ErrorCode#MEDIA_ALREADY_ATTACHED]
    Attachment attach(MediaSid media);
  }

  /// What is to be written.
  ///
  /// @param conversation what it has become
  public record Appended(
      Conversation conversation, Message message, List<Receipt> receipts, List<Event> events) {}

  static Failure authorNotInGroup() {
    return new Failure(
        ErrorCode.AUTHOR_NOT_IN_GROUP_MMS,
        "Message author should be among Group MMS participants.");
  }

  /// Adds a message as the next one, after the timers that are due.
  ///
  /// @param attaching called last, when nothing else can fail
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED], [ErrorCode#CONVERSATION_INITIALIZING],
  ///   [ErrorCode#AUTHOR_NOT_IN_GROUP_MMS], or as `attaching`
  public static Appended append(
      Conversation conversation,
      MessageDraft draft,
      Circumstances circumstances,
      Attaching attaching) {
    var events = new ArrayList<Event>(2);
    var open = new TimerFiring(draft.now(), events).fireDue(conversation);
    open.requireWritable();
    if (circumstances.isGroupText() && circumstances.author() == null) {
      throw authorNotInGroup();
    }
    var media = draft.media();
    var content =
        media == null
            ? draft.content()
            : draft.content().withMedia(List.of(attaching.attach(media)));
    var current = woken(open, draft, events);
    var message = message(current, draft, circumstances, content);
    var added = new Subject.OfMessage(message);
    events.add(Event.next(current, EventType.MESSAGE_ADDED, draft.origin(), draft.now(), added));
    current = current.withCounters(current.counters().afterMessage().afterEvent());
    return new Appended(current, message, receipts(message, draft, circumstances), events);
  }

  /// The timers of a conversation start again with its activity, and an inactive one is active.
  private static Conversation woken(
      Conversation conversation, MessageDraft draft, List<Event> events) {
    var later = conversation.withActivity(draft.now());
    var active = later.active(later.dates().activity());
    if (conversation.state() == active.state()) {
      return active;
    }
    var change = new Subject.OfState(active, conversation.state(), active.state(), BY_EVENT);
    var origin = draft.origin().ofConsequence();
    var type = EventType.CONVERSATION_STATE_UPDATED;
    events.add(Event.next(active, type, origin, draft.now(), change));
    return active.withCounters(active.counters().afterEvent());
  }

  private static Message message(
      Conversation conversation,
      MessageDraft draft,
      Circumstances circumstances,
      MessageContent content) {
    int recipients = circumstances.recipients().size();
    return new Message(
        draft.sid(),
        conversation.scope(),
        conversation.sid(),
        conversation.counters().nextMessage(),
        draft.author(),
        circumstances.author(),
        content,
        recipients == 0 ? null : Delivery.pending(recipients),
        draft.dates());
  }

  private static List<Receipt> receipts(
      Message message, MessageDraft draft, Circumstances circumstances) {
    if (circumstances.recipients().isEmpty()) {
      return List.of();
    }
    var receipts = new ArrayList<Receipt>(circumstances.recipients().size());
    for (var recipient : circumstances.recipients()) {
      var sid = ReceiptSid.next(draft.sids());
      receipts.add(Receipt.pending(sid, message, recipient, draft.now()));
    }
    return receipts;
  }
}
