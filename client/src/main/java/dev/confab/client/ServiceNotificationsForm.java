package dev.confab.client;

/// What an update says about the push notifications of one service. Templates have variables:
/// `${CONVERSATION}`, `${PARTICIPANT}`, `${MESSAGE}`, `${MEDIA_COUNT}`, `${MEDIA}`.
public final class ServiceNotificationsForm extends RequestForm<ServiceNotificationsForm> {
  ServiceNotificationsForm() {
    super(Use.UPDATE);
  }

  /// Sets whether notifications are logged.
  public ServiceNotificationsForm logEnabled(boolean enabled) {
    return set("LogEnabled", enabled);
  }

  /// Sets whether the one about a new message is sent.
  public ServiceNotificationsForm newMessageEnabled(boolean enabled) {
    return set("NewMessage.Enabled", enabled);
  }

  /// Sets the text of the one about a new message.
  public ServiceNotificationsForm newMessageTemplate(String template) {
    return set("NewMessage.Template", template);
  }

  /// Sets what the device plays, in the one about a new message.
  public ServiceNotificationsForm newMessageSound(String sound) {
    return set("NewMessage.Sound", sound);
  }

  /// Sets whether the one about a new message carries the number of unread conversations.
  public ServiceNotificationsForm newMessageBadgeCountEnabled(boolean enabled) {
    return set("NewMessage.BadgeCountEnabled", enabled);
  }

  /// Sets whether a message with media has its own template.
  public ServiceNotificationsForm newMessageWithMediaEnabled(boolean enabled) {
    return set("NewMessage.WithMedia.Enabled", enabled);
  }

  /// Sets the text of the one about a message with media.
  public ServiceNotificationsForm newMessageWithMediaTemplate(String template) {
    return set("NewMessage.WithMedia.Template", template);
  }

  /// Sets whether the one for a user who was added to a conversation is sent.
  public ServiceNotificationsForm addedToConversationEnabled(boolean enabled) {
    return set("AddedToConversation.Enabled", enabled);
  }

  /// Sets the text of the one for a user who was added to a conversation.
  public ServiceNotificationsForm addedToConversationTemplate(String template) {
    return set("AddedToConversation.Template", template);
  }

  /// Sets what the device plays, in the one for a user who was added to a conversation.
  public ServiceNotificationsForm addedToConversationSound(String sound) {
    return set("AddedToConversation.Sound", sound);
  }

  /// Sets whether the one for a user who was removed from a conversation is sent.
  public ServiceNotificationsForm removedFromConversationEnabled(boolean enabled) {
    return set("RemovedFromConversation.Enabled", enabled);
  }

  /// Sets the text of the one for a user who was removed from a conversation.
  public ServiceNotificationsForm removedFromConversationTemplate(String template) {
    return set("RemovedFromConversation.Template", template);
  }

  /// Sets what the device plays, in the one for a user who was removed from a conversation.
  public ServiceNotificationsForm removedFromConversationSound(String sound) {
    return set("RemovedFromConversation.Sound", sound);
  }
}
