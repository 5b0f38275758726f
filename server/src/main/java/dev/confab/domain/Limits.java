package dev.confab.domain;

/// The limits that operators may change. 0 means that there is none.
///
/// @param participantsMax in one conversation
/// @param channelParticipantsMax of those, how many messages reach through a channel
/// @param identityConversationsMax how many conversations that are not closed one identity is in
/// @param groupParticipantsMax in a group text
/// @param webhooksMax of one conversation
/// @param mediaBytesMax of one file
public record Limits(
    int participantsMax,
    int channelParticipantsMax,
    int identityConversationsMax,
    int groupParticipantsMax,
    int webhooksMax,
    long mediaBytesMax) {
  /// Those of Twilio.
  public static final Limits DEFAULT = new Limits(1_000, 50, 1_000, 10, 5, 150L * 1024 * 1024);
}
