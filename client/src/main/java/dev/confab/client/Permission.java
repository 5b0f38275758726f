package dev.confab.client;

/// One thing that a role allows. An open set: a newer server may know others.
///
/// @param value as on the wire
public record Permission(String value) {
  /// Add participants.
  public static final Permission ADD_PARTICIPANT = new Permission("addParticipant");

  /// Create conversations; of service roles only.
  public static final Permission CREATE_CONVERSATION = new Permission("createConversation");

  /// Delete messages of everybody.
  public static final Permission DELETE_ANY_MESSAGE = new Permission("deleteAnyMessage");

  /// Delete conversations.
  public static final Permission DELETE_CONVERSATION = new Permission("deleteConversation");

  /// Delete messages of one's own; of conversation roles only.
  public static final Permission DELETE_OWN_MESSAGE = new Permission("deleteOwnMessage");

  /// Change messages of everybody.
  public static final Permission EDIT_ANY_MESSAGE = new Permission("editAnyMessage");

  /// Change the attributes of everybody's messages.
  public static final Permission EDIT_ANY_MESSAGE_ATTRIBUTES =
      new Permission("editAnyMessageAttributes");

  /// Change everybody's user.
  public static final Permission EDIT_ANY_USER_INFO = new Permission("editAnyUserInfo");

  /// Change the attributes of conversations.
  public static final Permission EDIT_CONVERSATION_ATTRIBUTES =
      new Permission("editConversationAttributes");

  /// Change the names of conversations.
  public static final Permission EDIT_CONVERSATION_NAME = new Permission("editConversationName");

  /// Change messages of one's own.
  public static final Permission EDIT_OWN_MESSAGE = new Permission("editOwnMessage");

  /// Change the attributes of one's own messages.
  public static final Permission EDIT_OWN_MESSAGE_ATTRIBUTES =
      new Permission("editOwnMessageAttributes");

  /// Change one's own user.
  public static final Permission EDIT_OWN_USER_INFO = new Permission("editOwnUserInfo");

  /// Join conversations; of service roles only.
  public static final Permission JOIN_CONVERSATION = new Permission("joinConversation");

  /// Leave the conversation; of conversation roles only.
  public static final Permission LEAVE_CONVERSATION = new Permission("leaveConversation");

  /// Remove participants.
  public static final Permission REMOVE_PARTICIPANT = new Permission("removeParticipant");

  /// Send messages with media; of conversation roles only.
  public static final Permission SEND_MEDIA_MESSAGE = new Permission("sendMediaMessage");

  /// Send messages; of conversation roles only.
  public static final Permission SEND_MESSAGE = new Permission("sendMessage");

  /// Add participants of channels.
  public static final Permission ADD_NON_CHAT_PARTICIPANT = new Permission("addNonChatParticipant");

  /// Change everybody's attributes as a participant.
  public static final Permission EDIT_ANY_PARTICIPANT_ATTRIBUTES =
      new Permission("editAnyParticipantAttributes");

  /// Change one's own attributes as a participant.
  public static final Permission EDIT_OWN_PARTICIPANT_ATTRIBUTES =
      new Permission("editOwnParticipantAttributes");

  /// Change how loud the conversation is.
  public static final Permission EDIT_NOTIFICATION_LEVEL = new Permission("editNotificationLevel");

  /// Read what a channel said about a message.
  public static final Permission READ_CHANNEL_METADATA = new Permission("readChannelMetadata");

  @Override
  public String toString() {
    return value;
  }
}
