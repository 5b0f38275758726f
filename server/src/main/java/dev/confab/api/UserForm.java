package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.NewUser;
import dev.confab.domain.ProfileRules;
import dev.confab.domain.UserChange;
import dev.confab.domain.Users;
import dev.confab.domain.sid.RoleSid;
import java.util.List;
import java.util.stream.Stream;

/// Reads the parameters of user operations.
final class UserForm {
  static final List<Parameter> UPDATE =
      List.of(
          Parameter.of("FriendlyName", Schema.text(256)),
          Parameter.text("Attributes"),
          Parameter.sid("RoleSid", "RL"));

  static final List<Parameter> CREATE =
      Stream.concat(
              Stream.of(Parameter.of("Identity", Schema.text(256)).required()), UPDATE.stream())
          .toList();

  private UserForm() {}

  static NewUser create(Form form) {
    var identity = ProfileRules.identity(form.required("Identity"));
    var change = update(form);
    return new NewUser(
        identity,
        change.friendlyName().over(null),
        change.attributes().overRequired(ConversationProfile.NO_ATTRIBUTES),
        change.role().over(null));
  }

  @Assumed("an empty RoleSid is ignored")
  static UserChange update(Form form) {
    return new UserChange(
        form.clearable("FriendlyName", ProfileRules::friendlyName),
        form.sent("Attributes", text -> Fields.attributes(text, Users.ATTRIBUTES_BYTES_MAX)),
        form.keptWhenEmpty("RoleSid", UserForm::role));
  }

  private static RoleSid role(String text) {
    if (!RoleSid.matches(text)) {
      throw new Failure(ErrorCode.SERVICE_ROLE_NOT_FOUND, "Service role not found");
    }
    return new RoleSid(text);
  }
}
