package dev.confab.client;

/// How many of the recipients of a message. An open set: a newer server may name others.
///
/// @param value as on the wire
public record DeliveryAmount(String value) {
  /// Every one.
  public static final DeliveryAmount ALL = new DeliveryAmount("all");

  /// At least one, but not all.
  public static final DeliveryAmount SOME = new DeliveryAmount("some");

  /// None.
  public static final DeliveryAmount NONE = new DeliveryAmount("none");

  @Override
  public String toString() {
    return value;
  }
}
