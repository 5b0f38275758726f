package dev.confab.client;

/// The state of a conversation. An open set: a newer server may name others.
///
/// @param value as on the wire
public record ConversationState(String value) {
  /// The server is still adding the participants of a bulk create; cannot be asked for.
  public static final ConversationState INITIALIZING = new ConversationState("initializing");

  /// Open, with recent activity: the state after a create.
  public static final ConversationState ACTIVE = new ConversationState("active");

  /// Open, without recent activity; a message makes it active again.
  public static final ConversationState INACTIVE = new ConversationState("inactive");

  /// Final: can be read and deleted, but not changed.
  public static final ConversationState CLOSED = new ConversationState("closed");

  @Override
  public String toString() {
    return value;
  }
}
