package dev.confab.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a role may allow.
public enum Permission {
  ADD_PARTICIPANT("addParticipant"),
  CREATE_CONVERSATION("createConversation", RoleType.SERVICE),
  DELETE_ANY_MESSAGE("deleteAnyMessage"),
  DELETE_CONVERSATION("deleteConversation"),
  DELETE_OWN_MESSAGE("deleteOwnMessage", RoleType.CONVERSATION),
  EDIT_ANY_MESSAGE("editAnyMessage"),
  EDIT_ANY_MESSAGE_ATTRIBUTES("editAnyMessageAttributes"),
  EDIT_ANY_USER_INFO("editAnyUserInfo"),
  EDIT_CONVERSATION_ATTRIBUTES("editConversationAttributes"),
  EDIT_CONVERSATION_NAME("editConversationName"),
  EDIT_OWN_MESSAGE("editOwnMessage"),
  EDIT_OWN_MESSAGE_ATTRIBUTES("editOwnMessageAttributes"),
  EDIT_OWN_USER_INFO("editOwnUserInfo"),
  JOIN_CONVERSATION("joinConversation", RoleType.SERVICE),
  LEAVE_CONVERSATION("leaveConversation", RoleType.CONVERSATION),
  REMOVE_PARTICIPANT("removeParticipant"),
  SEND_MEDIA_MESSAGE("sendMediaMessage", RoleType.CONVERSATION),
  SEND_MESSAGE("sendMessage", RoleType.CONVERSATION),
  // Not in the published list, but in use. Nothing says that a type of roles refuses them.
  ADD_NON_CHAT_PARTICIPANT("addNonChatParticipant"),
  EDIT_ANY_PARTICIPANT_ATTRIBUTES("editAnyParticipantAttributes"),
  EDIT_OWN_PARTICIPANT_ATTRIBUTES("editOwnParticipantAttributes"),
  EDIT_NOTIFICATION_LEVEL("editNotificationLevel"),
  READ_CHANNEL_METADATA("readChannelMetadata");

  private final String text;
  private final @Nullable RoleType only;

  Permission(String text) {
    this(text, null);
  }

  /// @param only the type of the roles that can have it; `null` for any
  Permission(String text, @Nullable RoleType only) {
    this.text = text;
    this.only = only;
  }

  /// By its name, in which case counts.
  public static Optional<Permission> of(String text) {
    return Arrays.stream(values()).filter(permission -> permission.text.equals(text)).findFirst();
  }

  /// Permissions of a role of a type, by their names, each once.
  ///
  /// @throws Failure [ErrorCode#PERMISSION_UNKNOWN]
  @Assumed("a permission for the other type of roles is refused; one named twice counts once")
  static List<Permission> of(RoleType type, List<String> texts) {
    return texts.stream().map(text -> of(type, text)).distinct().toList();
  }

  private static Permission of(RoleType type, String text) {
    return of(text)
        .filter(permission -> permission.only == null || permission.only == type)
        .orElseThrow(() ->
            new Failure(
                ErrorCode.PERMISSION_UNKNOWN,
                "Roles of type " + type.text() + " have no permission " + text));
  }

  public String text() {
    return text;
  }
}
