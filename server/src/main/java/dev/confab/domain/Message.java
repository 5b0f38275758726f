package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ParticipantSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message of a conversation.
///
/// @param index its place in the conversation: from 0, without a gap when it is given, never used
///   again
/// @param author identity, address, or any other text of at most 256 characters
/// @param participant who the author was when the message was sent; `null` when none of the
///   participants
/// @param delivery `null` when nobody gets the message through a channel
public record Message(
    MessageSid sid,
    Scope scope,
    ConversationSid conversation,
    long index,
    String author,
    @Nullable ParticipantSid participant,
    MessageContent content,
    @Nullable Delivery delivery,
    Timestamps dates) {

  /// This message after an update through the API, or itself when nothing would change.
  ///
  /// @throws Failure [ErrorCode#MEDIA_BODY_FIXED]
  @Assumed("who the participant was stays, even when the author is changed")
  Message changed(MessageChange change, Instant now) {
    if (change.body().isSent() && !content.media().isEmpty()) {
      throw new Failure(
          ErrorCode.MEDIA_BODY_FIXED, "Body of a message with media cannot be updated");
    }
    var newAuthor = change.author().overRequired(author);
    var newContent = change.content(content);
    boolean isEffective = !newAuthor.equals(author) || !newContent.equals(content);
    var newDates = dates.changed(change.dateCreated(), change.dateUpdated(), isEffective, now);
    return with(newAuthor, newContent, delivery, newDates);
  }

  Message withDelivery(Delivery newDelivery) {
    return with(author, content, newDelivery, dates);
  }

  private Message with(
      String newAuthor,
      MessageContent newContent,
      @Nullable Delivery newDelivery,
      Timestamps newDates) {
    return new Message(
        sid, scope, conversation, index, newAuthor, participant, newContent, newDelivery, newDates);
  }
}
