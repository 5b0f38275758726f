package dev.confab.client;

/// What an update says about the configuration of one service.
public final class ServiceConfigurationForm extends RequestForm<ServiceConfigurationForm> {
  ServiceConfigurationForm() {
    super(Use.UPDATE);
  }

  /// Sets the role of a participant who creates a conversation.
  ///
  /// @param sid `RL…`, of a conversation role of the service
  public ServiceConfigurationForm defaultConversationCreatorRoleSid(String sid) {
    return set("DefaultConversationCreatorRoleSid", sid);
  }

  /// Sets the role of other participants.
  ///
  /// @param sid `RL…`, of a conversation role of the service
  public ServiceConfigurationForm defaultConversationRoleSid(String sid) {
    return set("DefaultConversationRoleSid", sid);
  }

  /// Sets the role of new users.
  ///
  /// @param sid `RL…`, of a service role of the service
  public ServiceConfigurationForm defaultChatServiceRoleSid(String sid) {
    return set("DefaultChatServiceRoleSid", sid);
  }

  /// Sets whether users show if they are online and can be notified.
  public ServiceConfigurationForm reachabilityEnabled(boolean enabled) {
    return set("ReachabilityEnabled", enabled);
  }
}
