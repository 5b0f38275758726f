package dev.confab.client;

import java.time.Instant;

/// What an update says about a user's view of a conversation.
public final class UserConversationForm extends RequestForm<UserConversationForm> {
  UserConversationForm() {
    super(Use.UPDATE);
  }

  /// Sets how loud the conversation is for the user.
  public UserConversationForm notificationLevel(NotificationLevel level) {
    return set("NotificationLevel", level.value());
  }

  /// Sets the index of the last message the user has read, also backwards.
  public UserConversationForm lastReadMessageIndex(int index) {
    return set("LastReadMessageIndex", index);
  }

  /// Forgets what the user has read.
  public UserConversationForm clearLastReadMessageIndex() {
    return set("LastReadMessageIndex", "");
  }

  /// Sets when the user read that message; unless set: now. To the second: a fraction is cut off.
  public UserConversationForm lastReadTimestamp(Instant time) {
    return set("LastReadTimestamp", time);
  }
}
