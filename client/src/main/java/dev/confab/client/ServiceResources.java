package dev.confab.client;

/// The resources that every service has. [ConfabClient] has those of the account's default service,
/// [ServiceScope] those of a named one; write code that works with either against this type.
public sealed interface ServiceResources permits ConfabClient, ServiceScope {
  /// Conversations of the service.
  Conversations conversations();

  /// What belongs to one conversation: messages, receipts, participants, webhooks.
  ///
  /// @param sidOrUniqueName encoded here, so any character may be in a name
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  ConversationScope conversation(String sidOrUniqueName);

  /// In which conversations of the service somebody takes part.
  ParticipantConversations participantConversations();

  /// Users of the service.
  Users users();

  /// The conversations of one user.
  ///
  /// @param sidOrIdentity `US…` or the identity; encoded here, so any character may be in it
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  UserConversations userConversations(String sidOrIdentity);

  /// Roles of the service.
  Roles roles();
}
