package dev.confab.client;

/// Whose conversations a list is about: an identity or an address, one of them. At most 50 on a
/// page.
public final class ParticipantConversationQuery extends ListQuery<ParticipantConversationQuery> {
  ParticipantConversationQuery() {}

  /// Those of a chat participant.
  ///
  /// @param identity compared exactly
  public ParticipantConversationQuery identity(String identity) {
    return set("Identity", identity);
  }

  /// Those of a channel participant.
  ///
  /// @param address its own address, such as `+4917000001` or `whatsapp:+4917000001`; compared
  ///   exactly
  public ParticipantConversationQuery address(String address) {
    return set("Address", address);
  }
}
