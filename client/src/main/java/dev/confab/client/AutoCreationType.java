package dev.confab.client;

/// What a conversation that is created for an incoming message gets. An open set: a newer server
/// may name others.
///
/// @param value as on the wire
public record AutoCreationType(String value) {
  /// A webhook.
  public static final AutoCreationType WEBHOOK = new AutoCreationType("webhook");

  /// A Studio flow.
  public static final AutoCreationType STUDIO = new AutoCreationType("studio");

  /// Nothing of its own.
  public static final AutoCreationType DEFAULT = new AutoCreationType("default");

  @Override
  public String toString() {
    return value;
  }
}
