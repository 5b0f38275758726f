package dev.confab.api;

import dev.confab.domain.AccountChange;
import dev.confab.domain.Assumed;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.TimerKind;
import dev.confab.domain.sid.ServiceSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of an account's configuration.
final class ConfigurationForm {
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.sid("DefaultChatServiceSid", "IS"),
          Parameter.sid("DefaultMessagingServiceSid", "MG"),
          Parameter.text("DefaultInactiveTimer"),
          Parameter.text("DefaultClosedTimer"));

  private ConfigurationForm() {}

  @Assumed("an empty DefaultChatServiceSid is ignored; an empty DefaultMessagingServiceSid clears")
  static AccountChange change(Form form) {
    return new AccountChange(
        form.keptWhenEmpty("DefaultChatServiceSid", ConfigurationForm::service),
        form.clearable("DefaultMessagingServiceSid", Fields::messagingService),
        form.sent("DefaultInactiveTimer", text -> timer(TimerKind.INACTIVE, text)),
        form.sent("DefaultClosedTimer", text -> timer(TimerKind.CLOSED, text)));
  }

  /// The text as it was sent, or `null` when it asks for no timer.
  private static @Nullable String timer(TimerKind kind, String text) {
    return kind.parse(text) == null ? null : text;
  }

  private static ServiceSid service(String text) {
    if (!ServiceSid.matches(text)) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "DefaultChatServiceSid must be IS and 32 hexadecimal digits");
    }
    return new ServiceSid(text);
  }
}
