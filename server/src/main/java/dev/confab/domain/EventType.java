package dev.confab.domain;

import java.util.Arrays;

/// What can happen. The names are those of the webhooks that tell of it.
public enum EventType {
  CONVERSATION_ADDED("onConversationAdded"),
  CONVERSATION_UPDATED("onConversationUpdated"),
  CONVERSATION_REMOVED("onConversationRemoved"),
  CONVERSATION_STATE_UPDATED("onConversationStateUpdated"),
  MESSAGE_ADDED("onMessageAdded"),
  MESSAGE_UPDATED("onMessageUpdated"),
  MESSAGE_REMOVED("onMessageRemoved"),
  PARTICIPANT_ADDED("onParticipantAdded"),
  PARTICIPANT_UPDATED("onParticipantUpdated"),
  PARTICIPANT_REMOVED("onParticipantRemoved"),
  DELIVERY_UPDATED("onDeliveryUpdated"),
  USER_ADDED("onUserAdded"),
  USER_UPDATED("onUserUpdated"),
  /// No webhook of Twilio tells of it; our own feed does.
  USER_REMOVED("onUserRemoved");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException when there is no such type
  public static EventType of(String text) {
    return Arrays.stream(values())
        .filter(type -> type.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of events: " + text));
  }

  public String text() {
    return text;
  }

  /// Whether a webhook of one conversation can hear of it. Users are in no conversation, and nobody
  /// can ask for the news of a conversation before it was added.
  public boolean isWithinConversation() {
    return switch (this) {
      case CONVERSATION_ADDED, USER_ADDED, USER_UPDATED, USER_REMOVED -> false;
      case CONVERSATION_UPDATED,
          CONVERSATION_REMOVED,
          CONVERSATION_STATE_UPDATED,
          MESSAGE_ADDED,
          MESSAGE_UPDATED,
          MESSAGE_REMOVED,
          PARTICIPANT_ADDED,
          PARTICIPANT_UPDATED,
          PARTICIPANT_REMOVED,
          DELIVERY_UPDATED ->
          true;
    };
  }
}
