package dev.confab.client;

/// How a device is reached. An open set: a newer server may name others.
///
/// @param value as on the wire
public record PushType(String value) {
  /// Apple push notification service.
  public static final PushType APN = new PushType("apn");

  /// Google cloud messaging.
  public static final PushType GCM = new PushType("gcm");

  /// Firebase cloud messaging.
  public static final PushType FCM = new PushType("fcm");

  /// Twilio's own socket; of bindings only.
  public static final PushType TWILSOCK = new PushType("twilsock");

  @Override
  public String toString() {
    return value;
  }
}
