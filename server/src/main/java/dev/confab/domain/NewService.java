package dev.confab.domain;

import dev.confab.domain.ServiceSettings.DefaultRoles;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.util.List;

/// A service with what it has from the start: four roles, and settings that name three of them as
/// defaults.
public record NewService(Service service, List<Role> roles, ServiceSettings settings) {
  /// A role that every service begins with.
  private enum FirstRole {
    SERVICE_ADMIN(
        "service admin",
        RoleType.SERVICE,
        "addParticipant createConversation deleteAnyMessage deleteConversation editAnyMessage"
            + " editAnyMessageAttributes editAnyUserInfo editConversationAttributes"
            + " editConversationName joinConversation removeParticipant"),
    SERVICE_USER(
        "service user", RoleType.SERVICE, "createConversation joinConversation editOwnUserInfo"),
    CHANNEL_ADMIN(
        "channel admin",
        RoleType.CONVERSATION,
        "deleteConversation removeParticipant editConversationName editConversationAttributes"
            + " addParticipant sendMessage sendMediaMessage leaveConversation editAnyMessage"
            + " editAnyMessageAttributes editAnyParticipantAttributes deleteAnyMessage"
            + " editNotificationLevel"),
    CHANNEL_USER(
        "channel user",
        RoleType.CONVERSATION,
        "sendMessage sendMediaMessage leaveConversation editOwnMessage editOwnMessageAttributes"
            + " deleteOwnMessage editNotificationLevel editOwnParticipantAttributes");

    private final String text;
    private final RoleType type;
    private final String permissions;

    FirstRole(String text, RoleType type, String permissions) {
      this.text = text;
      this.type = type;
      this.permissions = permissions;
    }

    Role in(Scope scope, SidSequence sids, Timestamps dates) {
      return new Role(
          RoleSid.next(sids),
          scope,
          text,
          type,
          Permission.of(type, List.of(permissions.split(" "))),
          dates);
    }
  }

  static NewService of(
      ServiceSid sid, AccountSid account, String friendlyName, SidSequence sids, Instant now) {
    var scope = new Scope(account, sid);
    var dates = Timestamps.at(now);
    var admin = FirstRole.SERVICE_ADMIN.in(scope, sids, dates);
    var user = FirstRole.SERVICE_USER.in(scope, sids, dates);
    var creator = FirstRole.CHANNEL_ADMIN.in(scope, sids, dates);
    var participant = FirstRole.CHANNEL_USER.in(scope, sids, dates);
    return new NewService(
        new Service(sid, account, friendlyName, now, now),
        List.of(admin, user, creator, participant),
        new ServiceSettings(
            sid,
            new DefaultRoles(creator.sid(), participant.sid(), user.sid()),
            false,
            Notifications.OFF));
  }
}
