package dev.confab.domain;

import java.util.Arrays;
import java.util.Optional;

/// What can happen. The names are those of the webhooks that tell of it after the fact; what Twilio
/// has no webhook for is named in the same way, and only our own feed tells of it.
public enum EventType {
  CONVERSATION_ADDED("onConversationAdded", Audience.SERVICE),
  CONVERSATION_UPDATED("onConversationUpdated", Audience.CONVERSATION),
  CONVERSATION_REMOVED("onConversationRemoved", Audience.CONVERSATION),
  CONVERSATION_STATE_UPDATED("onConversationStateUpdated", Audience.CONVERSATION),
  CONVERSATION_WEBHOOK_ADDED("onConversationWebhookAdded", Audience.FEED),
  CONVERSATION_WEBHOOK_UPDATED("onConversationWebhookUpdated", Audience.FEED),
  CONVERSATION_WEBHOOK_REMOVED("onConversationWebhookRemoved", Audience.FEED),
  MESSAGE_ADDED("onMessageAdded", Audience.CONVERSATION),
  MESSAGE_UPDATED("onMessageUpdated", Audience.CONVERSATION),
  MESSAGE_REMOVED("onMessageRemoved", Audience.CONVERSATION),
  PARTICIPANT_ADDED("onParticipantAdded", Audience.CONVERSATION),
  PARTICIPANT_UPDATED("onParticipantUpdated", Audience.CONVERSATION),
  PARTICIPANT_REMOVED("onParticipantRemoved", Audience.CONVERSATION),
  DELIVERY_UPDATED("onDeliveryUpdated", Audience.CONVERSATION),
  USER_ADDED("onUserAdded", Audience.ACCOUNT),
  USER_UPDATED("onUserUpdated", Audience.ACCOUNT),
  USER_REMOVED("onUserRemoved", Audience.FEED),
  ROLE_ADDED("onRoleAdded", Audience.FEED),
  ROLE_UPDATED("onRoleUpdated", Audience.FEED),
  ROLE_REMOVED("onRoleRemoved", Audience.FEED),
  MEDIA_ADDED("onMediaAdded", Audience.FEED),
  MEDIA_REMOVED("onMediaRemoved", Audience.FEED),
  BINDING_REMOVED("onBindingRemoved", Audience.FEED),
  SERVICE_ADDED("onServiceAdded", Audience.FEED),
  SERVICE_REMOVED("onServiceRemoved", Audience.FEED),
  SERVICE_CONFIGURATION_UPDATED("onServiceConfigurationUpdated", Audience.FEED),
  SERVICE_NOTIFICATIONS_UPDATED("onServiceNotificationsUpdated", Audience.FEED),
  SERVICE_WEBHOOK_CONFIGURATION_UPDATED("onServiceWebhookConfigurationUpdated", Audience.FEED),
  DELIVERY_CONFIGURATION_UPDATED("onDeliveryConfigurationUpdated", Audience.FEED),
  CONFIGURATION_UPDATED("onConfigurationUpdated", Audience.FEED),
  WEBHOOK_CONFIGURATION_UPDATED("onWebhookConfigurationUpdated", Audience.FEED),
  ADDRESS_CONFIGURATION_ADDED("onAddressConfigurationAdded", Audience.FEED),
  ADDRESS_CONFIGURATION_UPDATED("onAddressConfigurationUpdated", Audience.FEED),
  ADDRESS_CONFIGURATION_REMOVED("onAddressConfigurationRemoved", Audience.FEED),
  CREDENTIAL_ADDED("onCredentialAdded", Audience.FEED),
  CREDENTIAL_UPDATED("onCredentialUpdated", Audience.FEED),
  CREDENTIAL_REMOVED("onCredentialRemoved", Audience.FEED),
  CONTENT_ADDED("onContentAdded", Audience.FEED),
  CONTENT_REMOVED("onContentRemoved", Audience.FEED);

  /// Who can hear of an event, each with those before it. The feed tells of everything.
  enum Audience {
    /// No webhook: Twilio has none for it.
    FEED,
    /// Webhooks of the account. Users are its affair alone.
    ACCOUNT,
    /// Webhooks of the service as well.
    SERVICE,
    /// Webhooks of the conversation as well.
    CONVERSATION
  }

  private final String text;
  private final Audience audience;

  EventType(String text, Audience audience) {
    this.text = text;
    this.audience = audience;
  }

  /// The type of a name; empty when this server knows none of it. A newer one that shares the
  /// database may.
  public static Optional<EventType> find(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }

  public String text() {
    return text;
  }

  /// Whether such an audience can hear of it.
  boolean reaches(Audience other) {
    return audience.compareTo(other) >= 0;
  }

  /// Whether a webhook of one conversation can hear of it. Users are in no conversation, and nobody
  /// can ask for the news of a conversation before it was added.
  public boolean isWithinConversation() {
    return reaches(Audience.CONVERSATION);
  }
}
