package dev.confab.client;

/// What a webhook is called for. Names without the last *-ed* are asked before it happens, at the
/// pre-webhook URL, and may refuse it; the others are told afterwards. An open set: a newer server
/// may know others.
///
/// @param value as on the wire
public record WebhookEvent(String value) {
  /// Before a message is added.
  public static final WebhookEvent ON_MESSAGE_ADD = new WebhookEvent("onMessageAdd");

  /// A message was added.
  public static final WebhookEvent ON_MESSAGE_ADDED = new WebhookEvent("onMessageAdded");

  /// Before a message is changed.
  public static final WebhookEvent ON_MESSAGE_UPDATE = new WebhookEvent("onMessageUpdate");

  /// A message was changed.
  public static final WebhookEvent ON_MESSAGE_UPDATED = new WebhookEvent("onMessageUpdated");

  /// Before a message is deleted.
  public static final WebhookEvent ON_MESSAGE_REMOVE = new WebhookEvent("onMessageRemove");

  /// A message was deleted.
  public static final WebhookEvent ON_MESSAGE_REMOVED = new WebhookEvent("onMessageRemoved");

  /// Before a conversation is created.
  public static final WebhookEvent ON_CONVERSATION_ADD = new WebhookEvent("onConversationAdd");

  /// A conversation was created.
  public static final WebhookEvent ON_CONVERSATION_ADDED = new WebhookEvent("onConversationAdded");

  /// Before a conversation is changed.
  public static final WebhookEvent ON_CONVERSATION_UPDATE =
      new WebhookEvent("onConversationUpdate");

  /// A conversation was changed.
  public static final WebhookEvent ON_CONVERSATION_UPDATED =
      new WebhookEvent("onConversationUpdated");

  /// Before a conversation is deleted.
  public static final WebhookEvent ON_CONVERSATION_REMOVE =
      new WebhookEvent("onConversationRemove");

  /// A conversation was deleted.
  public static final WebhookEvent ON_CONVERSATION_REMOVED =
      new WebhookEvent("onConversationRemoved");

  /// A conversation got another state.
  public static final WebhookEvent ON_CONVERSATION_STATE_UPDATED =
      new WebhookEvent("onConversationStateUpdated");

  /// Before a participant is added.
  public static final WebhookEvent ON_PARTICIPANT_ADD = new WebhookEvent("onParticipantAdd");

  /// A participant was added.
  public static final WebhookEvent ON_PARTICIPANT_ADDED = new WebhookEvent("onParticipantAdded");

  /// Before a participant is changed.
  public static final WebhookEvent ON_PARTICIPANT_UPDATE = new WebhookEvent("onParticipantUpdate");

  /// A participant was changed.
  public static final WebhookEvent ON_PARTICIPANT_UPDATED =
      new WebhookEvent("onParticipantUpdated");

  /// Before a participant is removed.
  public static final WebhookEvent ON_PARTICIPANT_REMOVE = new WebhookEvent("onParticipantRemove");

  /// A participant was removed.
  public static final WebhookEvent ON_PARTICIPANT_REMOVED =
      new WebhookEvent("onParticipantRemoved");

  /// A delivery receipt changed.
  public static final WebhookEvent ON_DELIVERY_UPDATED = new WebhookEvent("onDeliveryUpdated");

  /// A user was created; of the account only.
  public static final WebhookEvent ON_USER_ADDED = new WebhookEvent("onUserAdded");

  /// Before a user is changed; of the account only.
  public static final WebhookEvent ON_USER_UPDATE = new WebhookEvent("onUserUpdate");

  /// A user was changed; of the account only.
  public static final WebhookEvent ON_USER_UPDATED = new WebhookEvent("onUserUpdated");

  @Override
  public String toString() {
    return value;
  }
}
