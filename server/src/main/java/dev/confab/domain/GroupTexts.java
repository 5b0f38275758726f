package dev.confab.domain;

import java.util.HashSet;
import java.util.List;

/// The rules of group texts: conversations whose participants see each other's addresses, as on a
/// phone, and reach us by none of our own.
final class GroupTexts {
  /// Fewer are two persons, or a group text that is still being put together.
  @Assumed("a list of members counts from three on, since they are added one by one")
  static final int MEMBERS_MIN = 3;

  private GroupTexts() {}

  /// Checks what participants have come to be, and takes their list for the conversation. To be
  /// called after each change of a binding.
  ///
  /// @param changed those who were added or have changed
  /// @param count of all participants
  /// @throws Failure when they cannot be together, or another group text has the same members
  static void settle(
      Tables tables,
      Limits limits,
      Conversation conversation,
      List<Participant> changed,
      int count) {
    var group = tables.participants().group(conversation.sid());
    if (!group.isEmpty() && group.size() < count) {
      throw mixed(changed);
    }
    var addresses = group.stream().flatMap(one -> addresses(one).stream()).sorted().toList();
    if (new HashSet<>(addresses).size() < addresses.size()) {
      throw new Failure(
          ErrorCode.GROUP_MMS_PARTICIPANT_EXISTS, "Participant already exists in Group MMS");
    }
    tables
        .participants()
        .takeGroup(conversation, addresses.size() < MEMBERS_MIN ? List.of() : addresses)
        .ifPresent(other -> {
          throw new Failure(
              ErrorCode.GROUP_MMS_EXISTS,
              "Group MMS with given participant list already exists as Conversation " + other);
        });
    if (limits.groupParticipantsMax() > 0 && group.size() > limits.groupParticipantsMax()) {
      throw new Failure(
          ErrorCode.GROUP_MMS_TOO_LARGE,
          "Group MMS must not have more than " + limits.groupParticipantsMax() + " participants");
    }
  }

  /// Follows the removal of a member. Others who have the list already keep it: nobody must be held
  /// in a conversation by it.
  static void shrink(Tables tables, Conversation conversation) {
    var left =
        tables.participants().group(conversation.sid()).stream()
            .flatMap(one -> addresses(one).stream())
            .sorted()
            .toList();
    var _ =
        tables.participants().takeGroup(conversation, left.size() < MEMBERS_MIN ? List.of() : left);
  }

  private static List<String> addresses(Participant participant) {
    var binding = participant.binding();
    return binding == null ? List.of() : List.of(binding.groupAddress());
  }

  private static Failure mixed(List<Participant> changed) {
    return changed.stream().anyMatch(one -> one.binding() == null)
        ? new Failure(
            ErrorCode.GROUP_MMS_BINDING_MISSING,
            "Group MMS participant must have an address or a projected address")
        : new Failure(
            ErrorCode.GROUP_MMS_INVALID, "Group MMS with given participant list is not valid");
  }
}
