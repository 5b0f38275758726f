package dev.confab.client;

/// How loud a conversation is for a user. An open set: a newer server may name others.
///
/// @param value as on the wire
public record NotificationLevel(String value) {
  /// As the service is configured.
  public static final NotificationLevel DEFAULT = new NotificationLevel("default");

  /// No push notifications.
  public static final NotificationLevel MUTED = new NotificationLevel("muted");

  @Override
  public String toString() {
    return value;
  }
}
