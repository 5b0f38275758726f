package dev.confab.conformance.clients;

/// The kinds of resources that the API has, and what each client calls them. A `{}` stands for the
/// sid of a parent; a service is not among the parents.
public enum Kind {
  CONFIGURATION("Configuration", "Configuration", "Configuration", "configuration"),
  CONFIGURATION_WEBHOOK(
      "ConfigurationWebhook",
      "Configuration/Webhooks",
      "configuration.Webhook",
      "configuration/webhooks"),
  ADDRESS(
      "ConfigurationAddress",
      "Configuration/Addresses",
      "AddressConfiguration",
      "addressConfigurations"),
  CREDENTIAL("Credential", "Credentials", "Credential", "credentials"),
  SERVICE("Service", "Services", "Service", "services"),
  NOTIFICATION(
      "Notification",
      "Configuration/Notifications",
      "configuration.Notification",
      "configuration/notifications"),
  SERVICE_WEBHOOK(
      "WebhookConfiguration",
      "Configuration/Webhooks",
      "configuration.Webhook",
      "configuration/webhooks"),
  BINDING("Binding", "Bindings", "Binding", "bindings"),
  ROLE("Role", "Roles", "Role", "roles"),
  USER("User", "Users", "User", "users"),
  USER_CONVERSATION(
      "UserConversation",
      "Users/{}/Conversations",
      "user.UserConversation",
      "users/{}/userConversations"),
  CONVERSATION("Conversation", "Conversations", "Conversation", "conversations"),
  CONVERSATION_WITH_PARTICIPANTS(
      "ConversationWithParticipants",
      "ConversationWithParticipants",
      "ConversationWithParticipants",
      "conversationWithParticipants"),
  PARTICIPANT_CONVERSATION(
      "ParticipantConversation",
      "ParticipantConversations",
      "ParticipantConversation",
      "participantConversations"),
  PARTICIPANT(
      "ConversationParticipant",
      "Conversations/{}/Participants",
      "conversation.Participant",
      "conversations/{}/participants"),
  SCOPED_WEBHOOK(
      "ConversationScopedWebhook",
      "Conversations/{}/Webhooks",
      "conversation.Webhook",
      "conversations/{}/webhooks"),
  MESSAGE(
      "ConversationMessage",
      "Conversations/{}/Messages",
      "conversation.Message",
      "conversations/{}/messages"),
  RECEIPT(
      "ConversationMessageReceipt",
      "Conversations/{}/Messages/{}/Receipts",
      "conversation.message.DeliveryReceipt",
      "conversations/{}/messages/{}/deliveryReceipts");

  private final String operand;
  private final String path;
  private final String javaModel;
  private final String nodePath;

  Kind(String operand, String path, String javaModel, String nodePath) {
    this.operand = operand;
    this.path = path;
    this.javaModel = javaModel;
    this.nodePath = nodePath;
  }

  /// The name in the operations of the OpenAPI document, less the verb and `Service`.
  String operand() {
    return operand;
  }

  /// Of the list, or of the only one, below the version or the service.
  String path() {
    return path;
  }

  /// The class in the Java SDK, below the package of the version or of the service.
  String javaModel() {
    return javaModel;
  }

  /// The properties that lead to the list in the Node SDK, from the version or the service.
  String nodePath() {
    return nodePath;
  }
}
