package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.PushCredential;
import dev.confab.domain.PushCredentialChange;
import dev.confab.domain.PushCredentialChange.SecretsChange;
import java.util.ArrayList;
import java.util.List;

/// Reads the parameters of the operations on push credentials.
final class CredentialForm {
  private static final Parameter TYPE =
      Parameter.choice("Type", Choice.texts(PushCredential.Type.class));

  /// Of a create.
  static final List<Parameter> PARAMETERS = parameters(TYPE.required());

  /// Of an update.
  static final List<Parameter> CHANGEABLE = parameters(TYPE);

  private CredentialForm() {}

  private static List<Parameter> parameters(Parameter type) {
    var all = new ArrayList<>(List.of(type));
    all.add(Parameter.of("FriendlyName", Schema.text(PushCredential.NAME_LENGTH_MAX)));
    all.add(Parameter.text("Certificate"));
    all.add(Parameter.text("PrivateKey"));
    all.add(Parameter.flag("Sandbox"));
    all.add(Parameter.text("ApiKey"));
    all.add(Parameter.text("Secret"));
    return List.copyOf(all);
  }

  static PushCredential.Type type(Form form) {
    return type(form.required("Type"));
  }

  @Assumed("an empty secret clears it; an empty Type or Sandbox is ignored")
  static PushCredentialChange update(Form form) {
    return new PushCredentialChange(
        form.sent("FriendlyName", PushCredential::friendlyName),
        form.keptWhenEmpty("Type", CredentialForm::type),
        form.keptWhenEmpty("Sandbox", text -> Fields.flag("Sandbox", text)),
        new SecretsChange(
            form.clearable("Certificate", text -> text),
            form.clearable("PrivateKey", text -> text),
            form.clearable("ApiKey", text -> text),
            form.clearable("Secret", text -> text)));
  }

  private static PushCredential.Type type(String text) {
    return Choice.of(PushCredential.Type.class, "Type", text, ErrorCode.INVALID_PARAMETER);
  }
}
