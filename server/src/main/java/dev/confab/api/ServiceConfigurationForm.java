package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Notifications;
import dev.confab.domain.NotificationsChange;
import dev.confab.domain.NotificationsChange.NewMessagePatch;
import dev.confab.domain.NotificationsChange.NoticePatch;
import dev.confab.domain.Patch;
import dev.confab.domain.ServiceSettingsChange;
import dev.confab.domain.sid.RoleSid;
import java.util.List;

/// Reads the parameters of a service's configuration and notifications.
final class ServiceConfigurationForm {
  private static final String NEW_MESSAGE = "NewMessage";
  private static final String ADDED = "AddedToConversation";
  private static final String REMOVED = "RemovedFromConversation";

  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.sid("DefaultConversationCreatorRoleSid", "RL"),
          Parameter.sid("DefaultConversationRoleSid", "RL"),
          Parameter.sid("DefaultChatServiceRoleSid", "RL"),
          Parameter.flag("ReachabilityEnabled"));

  static final List<Parameter> NOTIFICATIONS =
      List.of(
          Parameter.flag("LogEnabled"),
          Parameter.flag(NEW_MESSAGE + ".Enabled"),
          template(NEW_MESSAGE + ".Template"),
          sound(NEW_MESSAGE + ".Sound"),
          Parameter.flag(NEW_MESSAGE + ".BadgeCountEnabled"),
          Parameter.flag(NEW_MESSAGE + ".WithMedia.Enabled"),
          template(NEW_MESSAGE + ".WithMedia.Template"),
          Parameter.flag(ADDED + ".Enabled"),
          template(ADDED + ".Template"),
          sound(ADDED + ".Sound"),
          Parameter.flag(REMOVED + ".Enabled"),
          template(REMOVED + ".Template"),
          sound(REMOVED + ".Sound"));

  private ServiceConfigurationForm() {}

  static ServiceSettingsChange settings(Form form) {
    return new ServiceSettingsChange(
        role(form, "DefaultConversationCreatorRoleSid", ErrorCode.CREATOR_ROLE_NOT_FOUND),
        role(form, "DefaultConversationRoleSid", ErrorCode.CONVERSATION_ROLE_NOT_FOUND),
        role(form, "DefaultChatServiceRoleSid", ErrorCode.SERVICE_ROLE_NOT_FOUND),
        form.flag("ReachabilityEnabled"));
  }

  static NotificationsChange notifications(Form form) {
    return new NotificationsChange(
        form.flag("LogEnabled"),
        new NewMessagePatch(
            notice(form, NEW_MESSAGE),
            form.flag(NEW_MESSAGE + ".BadgeCountEnabled"),
            form.flag(NEW_MESSAGE + ".WithMedia.Enabled"),
            form.sent(NEW_MESSAGE + ".WithMedia.Template", Notifications::template)),
        notice(form, ADDED),
        notice(form, REMOVED));
  }

  @Assumed("an empty role sid is ignored: there is always a default role")
  private static Patch<RoleSid> role(Form form, String name, ErrorCode missing) {
    return form.keptWhenEmpty(
        name,
        text -> {
          if (!RoleSid.matches(text)) {
            throw new Failure(missing, name + " must be RL and 32 hexadecimal digits");
          }
          return new RoleSid(text);
        });
  }

  private static NoticePatch notice(Form form, String name) {
    return new NoticePatch(
        form.flag(name + ".Enabled"),
        form.sent(name + ".Template", Notifications::template),
        form.sent(name + ".Sound", Notifications::sound));
  }

  private static Parameter template(String name) {
    return Parameter.of(name, Schema.text(Notifications.TEMPLATE_LENGTH_MAX));
  }

  private static Parameter sound(String name) {
    return Parameter.of(name, Schema.text(Notifications.SOUND_LENGTH_MAX));
  }
}
