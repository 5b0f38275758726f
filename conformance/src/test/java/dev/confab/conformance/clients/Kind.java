package dev.confab.conformance.clients;

/// The kinds of resources that the API has, and what each client calls them. A `{}` stands for the
/// sid of a parent; a service is not among the parents.
public enum Kind {
  CONFIGURATION(
      "Configuration", "Configuration", "Configuration", "configuration", "configuration"),
  CONFIGURATION_WEBHOOK(
      "ConfigurationWebhook",
      "Configuration/Webhooks",
      "configuration.Webhook",
      "configuration/webhooks",
      "webhookConfiguration"),
  ADDRESS(
      "ConfigurationAddress",
      "Configuration/Addresses",
      "AddressConfiguration",
      "addressConfigurations",
      "addressConfigurations"),
  CREDENTIAL("Credential", "Credentials", "Credential", "credentials", "pushCredentials"),
  SERVICE("Service", "Services", "Service", "services", "services"),
  NOTIFICATION(
      "Notification",
      "Configuration/Notifications",
      "configuration.Notification",
      "configuration/notifications",
      "notifications"),
  SERVICE_WEBHOOK(
      "WebhookConfiguration",
      "Configuration/Webhooks",
      "configuration.Webhook",
      "configuration/webhooks",
      "webhookConfiguration"),
  BINDING("Binding", "Bindings", "Binding", "bindings", "bindings"),
  ROLE("Role", "Roles", "Role", "roles", "roles"),
  USER("User", "Users", "User", "users", "users"),
  USER_CONVERSATION(
      "UserConversation",
      "Users/{}/Conversations",
      "user.UserConversation",
      "users/{}/userConversations",
      "userConversations/{}"),
  CONVERSATION("Conversation", "Conversations", "Conversation", "conversations", "conversations"),
  CONVERSATION_WITH_PARTICIPANTS(
      "ConversationWithParticipants",
      "ConversationWithParticipants",
      "ConversationWithParticipants",
      "conversationWithParticipants",
      "conversations"),
  PARTICIPANT_CONVERSATION(
      "ParticipantConversation",
      "ParticipantConversations",
      "ParticipantConversation",
      "participantConversations",
      "participantConversations"),
  PARTICIPANT(
      "ConversationParticipant",
      "Conversations/{}/Participants",
      "conversation.Participant",
      "conversations/{}/participants",
      "conversation/{}/participants"),
  SCOPED_WEBHOOK(
      "ConversationScopedWebhook",
      "Conversations/{}/Webhooks",
      "conversation.Webhook",
      "conversations/{}/webhooks",
      "conversation/{}/webhooks"),
  MESSAGE(
      "ConversationMessage",
      "Conversations/{}/Messages",
      "conversation.Message",
      "conversations/{}/messages",
      "conversation/{}/messages"),
  RECEIPT(
      "ConversationMessageReceipt",
      "Conversations/{}/Messages/{}/Receipts",
      "conversation.message.DeliveryReceipt",
      "conversations/{}/messages/{}/deliveryReceipts",
      "conversation/{}/receipts/{}"),
  /// Of another product than the rest.
  CONTENT("Content", "Content", "Content", "contents", "contents");

  private final String operand;
  private final String path;
  private final String javaModel;
  private final String nodePath;
  private final String ownPath;

  Kind(String operand, String path, String javaModel, String nodePath, String ownPath) {
    this.operand = operand;
    this.path = path;
    this.javaModel = javaModel;
    this.nodePath = nodePath;
    this.ownPath = ownPath;
  }

  /// What SDKs call the product that it belongs to.
  String product() {
    return this == CONTENT ? "content" : "conversations";
  }

  /// The name in the operations of the OpenAPI document, less the verb and `Service`.
  public String operand() {
    return operand;
  }

  /// Of the list, or of the only one, below the version or the service.
  public String path() {
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

  /// The methods that lead to the calls in our client, from the client or the service; a `{}`
  /// stands for what the method before it takes.
  String ownPath() {
    return ownPath;
  }
}
