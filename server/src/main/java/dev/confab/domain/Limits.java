package dev.confab.domain;

/// The limits that operators may change. 0 means that there is none.
///
/// @param participantsMax in one conversation
/// @param channelParticipantsMax of those, how many messages reach through a channel
/// @param identityConversationsMax how many conversations that are not closed one identity is in
/// @param groupParticipantsMax in a group text
/// @param webhooksMax of one conversation
/// @param mediaBytesMax of one file
/// @param actionsPerSecond changes in one service, and in one conversation
public record Limits(
    int participantsMax,
    int channelParticipantsMax,
    int identityConversationsMax,
    int groupParticipantsMax,
    int webhooksMax,
    long mediaBytesMax,
    int actionsPerSecond) {
  /// Those of Twilio, which counts 30 actions per second besides: it shares a server among many,
  /// and ours has one operator.
  public static final Limits DEFAULT = new Limits(1_000, 50, 1_000, 10, 5, 150L * 1024 * 1024, 0);
}
