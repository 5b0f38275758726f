package dev.confab.client;

import java.time.Duration;

/// What an update says about the configuration of the account.
public final class ConfigurationForm extends RequestForm<ConfigurationForm> {
  ConfigurationForm() {
    super(Use.UPDATE);
  }

  /// Sets the service of every call that names none.
  ///
  /// @param sid `IS…`
  public ConfigurationForm defaultChatServiceSid(String sid) {
    return set("DefaultChatServiceSid", sid);
  }

  /// Sets the messaging service of new conversations.
  ///
  /// @param sid `MG…`
  public ConfigurationForm defaultMessagingServiceSid(String sid) {
    return set("DefaultMessagingServiceSid", sid);
  }

  /// Sets how long new conversations stay active without activity: at least one minute.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ConfigurationForm defaultInactiveTimer(Duration idle) {
    return set("DefaultInactiveTimer", idle);
  }

  /// Removes the timer that makes new conversations inactive.
  public ConfigurationForm clearDefaultInactiveTimer() {
    return defaultInactiveTimer(Duration.ZERO);
  }

  /// Sets how long new conversations stay open without activity: at least ten minutes.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ConfigurationForm defaultClosedTimer(Duration idle) {
    return set("DefaultClosedTimer", idle);
  }

  /// Removes the timer that closes new conversations.
  public ConfigurationForm clearDefaultClosedTimer() {
    return defaultClosedTimer(Duration.ZERO);
  }
}
