package dev.confab.client;

import dev.confab.client.engine.Path;
import dev.confab.client.engine.View;

/// What belongs to one service: the same resources as on the client, but of this service, and those
/// that only a named service has.
public final class ServiceScope implements ServiceResources {
  private final View view;
  private final Path path;

  ServiceScope(View view, Path path) {
    this.view = view;
    this.path = path;
  }

  @Override
  public Conversations conversations() {
    return Conversations.at(view, path);
  }

  @Override
  public ConversationScope conversation(String sidOrUniqueName) {
    return ConversationScope.at(view, path, sidOrUniqueName);
  }

  @Override
  public ParticipantConversations participantConversations() {
    return ParticipantConversations.at(view, path);
  }

  @Override
  public Users users() {
    return Users.at(view, path);
  }

  @Override
  public UserConversations userConversations(String sidOrIdentity) {
    return UserConversations.at(view, path.then("Users").then("UserSid", sidOrIdentity));
  }

  @Override
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

  /// The files that messages of this service carry.
  public Media media() {
    return Media.at(view, path.on(Path.Host.MEDIA));
  }

  private Path configurationPath() {
    return path.then("Configuration");
  }
}
