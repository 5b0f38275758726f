package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Patch;
import dev.confab.domain.WebhookConfiguration.Target;
import dev.confab.domain.WebhookConfigurationChange;
import dev.confab.domain.WebhookEvents;
import dev.confab.domain.WebhookMethod;
import java.util.ArrayList;
import java.util.List;

/// Reads the parameters of the webhooks of accounts and services.
final class WebhookConfigurationForm {
  static final List<Parameter> OF_SERVICE = shared(WebhookEvents.OF_SERVICE);
  static final List<Parameter> OF_ACCOUNT = ofAccount();

  private WebhookConfigurationForm() {}

  static WebhookConfigurationChange ofAccount(Form form) {
    return change(
        form,
        WebhookEvents.OF_ACCOUNT,
        form.clearable(
            "Target",
            text -> Choice.of(Target.class, "Target", text, ErrorCode.WEBHOOK_PARAMETER_INVALID)));
  }

  static WebhookConfigurationChange ofService(Form form) {
    return change(form, WebhookEvents.OF_SERVICE, Patch.keep());
  }

  private static WebhookConfigurationChange change(
      Form form, List<String> events, Patch<Target> target) {
    return new WebhookConfigurationChange(
        form.clearable("PreWebhookUrl", text -> text),
        form.clearable("PostWebhookUrl", text -> text),
        form.clearable(
            "Method",
            text ->
                Choice.of(WebhookMethod.class, "Method", text, ErrorCode.WEBHOOK_METHOD_INVALID)),
        form.sentList(
            "Filters", names -> names.isEmpty() ? null : WebhookEvents.require(names, events)),
        target);
  }

  private static List<Parameter> ofAccount() {
    var parameters = new ArrayList<>(shared(WebhookEvents.OF_ACCOUNT));
    parameters.add(Parameter.choice("Target", Choice.texts(Target.class)));
    return List.copyOf(parameters);
  }

  private static List<Parameter> shared(List<String> events) {
    return List.of(
        Parameter.text("PreWebhookUrl"),
        Parameter.text("PostWebhookUrl"),
        Parameter.choice("Method", "GET", "POST"),
        Parameter.choice("Filters", events.toArray(String[]::new)).repeated());
  }
}
