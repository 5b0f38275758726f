package dev.confab.client;

import java.time.Instant;

/// What a create or an update says about a message.
public final class MessageForm extends AttributedForm<MessageForm> {
  MessageForm(Use use) {
    super(use);
  }

  /// Sets who wrote it: the identity or the address of a participant, or any other text. A create
  /// takes `system` unless it is set.
  public MessageForm author(String author) {
    return set("Author", author);
  }

  /// Sets the text: at most 1,600 characters for SMS and WhatsApp, 32 KB for chat. The text of a
  /// message with media cannot be changed.
  public MessageForm body(String text) {
    return set("Body", text);
  }

  /// Sets the subject for e-mail, at most 256 characters. No answer contains it.
  public MessageForm subject(String subject) {
    return set("Subject", subject);
  }

  /// Sets the date of creation, for importing history; its index does not follow. To the second: a
  /// fraction is cut off.
  public MessageForm dateCreated(Instant date) {
    return set("DateCreated", date);
  }

  /// Sets the date of the last change, for importing history. To the second: a fraction is cut off.
  public MessageForm dateUpdated(Instant date) {
    return set("DateUpdated", date);
  }

  /// Sets the file that goes with it. Of a create only.
  ///
  /// @param sid `ME…`, from [MediaCalls#upload]: of the same service and in no other message yet
  public MessageForm mediaSid(String sid) {
    return only(Use.CREATE, "MediaSid").set("MediaSid", sid);
  }

  /// Sets the content template that body and media are made from; those of this form do not count
  /// then. Of a create only.
  ///
  /// @param sid `HX…`, from [ContentCalls#create]
  public MessageForm contentSid(String sid) {
    return only(Use.CREATE, "ContentSid").set("ContentSid", sid);
  }

  /// Sets the values of the template's variables. Of a create with a template only.
  ///
  /// @param json an object of at most 100 texts, by the name of the variable
  public MessageForm contentVariables(String json) {
    return only(Use.CREATE, "ContentVariables").set("ContentVariables", json);
  }
}
