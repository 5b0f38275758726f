package dev.confab.domain;

import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.MessageSid;
import org.jspecify.annotations.Nullable;

/// A file that was uploaded, to be attached to one message.
///
/// @param category `media`, `body` or `history`
/// @param author `system`, or what the upload said
/// @param attached `null` until a message has it
/// @param dates when the upload began, and when it was complete
public record Media(
    MediaSid sid,
    Scope scope,
    String category,
    Attachment file,
    String author,
    @Nullable Place attached,
    Timestamps dates) {

  /// The message that has the file.
  public record Place(ConversationSid conversation, MessageSid message) {}
}
