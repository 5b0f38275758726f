package dev.confab.client;

import dev.confab.client.engine.Path;
import dev.confab.client.engine.View;

/// What belongs to one service: the same resources as on the client, but of this service, and those
/// that only a named service has.
public final class ServiceScope {
  private final View view;
  private final Path path;

  ServiceScope(View view, Path path) {
    this.view = view;
    this.path = path;
  }

  /// Conversations of this service.
  public Conversations conversations() {
    return Conversations.at(view, path);
  }

  /// What belongs to one conversation: messages, participants, webhooks.
  ///
  /// @param sidOrUniqueName encoded here, so any character may be in a name
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public ConversationScope conversation(String sidOrUniqueName) {
    return ConversationScope.at(view, path, sidOrUniqueName);
  }

  /// In which conversations of this service somebody takes part.
  public ParticipantConversations participantConversations() {
    return ParticipantConversations.at(view, path);
  }

  /// Users of this service.
  public Users users() {
    return Users.at(view, path);
  }

  /// The conversations of one user.
  ///
  /// @param sidOrIdentity `US…` or the identity; encoded here, so any character may be in it
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public UserConversations userConversations(String sidOrIdentity) {
    return UserConversations.at(view, path.then("Users").then("UserSid", sidOrIdentity));
  }

  /// Roles of this service.
  public Roles roles() {
    return Roles.at(view, path);
  }

  /// Devices of this service's users that get push notifications.
  public Bindings bindings() {
    return Bindings.at(view, path);
  }

  /// Default roles and reachability.
  public Singleton<ServiceConfiguration, ServiceConfigurationForm> configuration() {
    return Singleton.at(
        view, configurationPath(), ServiceConfiguration::new, ServiceConfigurationForm::new);
  }

  /// Push notifications.
  public Singleton<ServiceNotifications, ServiceNotificationsForm> notifications() {
    return Singleton.at(
        view,
        configurationPath().then("Notifications"),
        ServiceNotifications::new,
        ServiceNotificationsForm::new);
  }

  /// The webhooks of this service; once configured they replace those of the account.
  public Singleton<WebhookConfiguration, WebhookConfigurationForm> webhookConfiguration() {
    return Singleton.at(
        view,
        configurationPath().then("Webhooks"),
        WebhookConfiguration::new,
        () -> new WebhookConfigurationForm(Use.UPDATE_OF_SERVICE));
  }

  private Path configurationPath() {
    return path.then("Configuration");
  }
}
