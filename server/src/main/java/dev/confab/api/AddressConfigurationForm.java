package dev.confab.api;

import dev.confab.domain.AddressConfiguration;
import dev.confab.domain.AddressConfigurationChange;
import dev.confab.domain.AddressConfigurations;
import dev.confab.domain.Assumed;
import dev.confab.domain.AutoCreation;
import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.NewAddressConfiguration;
import dev.confab.domain.Patch;
import dev.confab.domain.ProfileRules;
import dev.confab.domain.WebhookFields;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.ServiceSid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of the operations on address configurations.
final class AddressConfigurationForm {
  private static final Parameter TYPE =
      Parameter.choice("Type", Choice.texts(AddressConfiguration.Type.class));

  /// Of a list.
  static final Parameter[] FILTERS = {TYPE};

  /// Of an update.
  static final List<Parameter> CHANGEABLE =
      List.of(
          Parameter.of("FriendlyName", Schema.text(256)),
          Parameter.flag("AutoCreation.Enabled"),
          Parameter.choice("AutoCreation.Type", Choice.texts(AutoCreation.Type.class)),
          Parameter.sid("AutoCreation.ConversationServiceSid", "IS"),
          Parameter.text("AutoCreation.WebhookUrl"),
          Parameter.choice("AutoCreation.WebhookMethod", Choice.texts(WebhookMethod.class)),
          Parameter.of("AutoCreation.WebhookFilters", ScopedWebhookForm.EVENT).repeated(),
          Parameter.sid("AutoCreation.StudioFlowSid", "FW"),
          Parameter.of(
              "AutoCreation.StudioRetryCount",
              Schema.whole(0, AutoCreation.STUDIO_RETRY_COUNT_MAX)));

  /// Of a create.
  static final List<Parameter> PARAMETERS = parameters();

  private AddressConfigurationForm() {}

  private static List<Parameter> parameters() {
    var all = new ArrayList<Parameter>();
    all.add(TYPE.required());
    all.add(
        Parameter.of("Address", Schema.text(AddressConfigurations.ADDRESS_LENGTH_MAX)).required());
    all.addAll(CHANGEABLE);
    all.add(Parameter.of("AddressCountry", Schema.text().and("pattern", "^[A-Za-z]{2}$")));
    return List.copyOf(all);
  }

  static NewAddressConfiguration create(Form form) {
    return new NewAddressConfiguration(
        type(form.required("Type")),
        AddressConfigurations.address(form.required("Address")),
        form.parsed("AddressCountry", AddressConfigurations::country),
        update(form));
  }

  static AddressConfiguration.@Nullable Type filter(Form query) {
    return query.parsed("Type", AddressConfigurationForm::type);
  }

  @Assumed("empty values clear what may be null, and are ignored for Enabled and Type")
  static AddressConfigurationChange update(Form form) {
    return new AddressConfigurationChange(
        form.clearable("FriendlyName", ProfileRules::friendlyName),
        new AutoCreation.Change(
            form.keptWhenEmpty(
                "AutoCreation.Enabled", text -> Fields.flag("AutoCreation.Enabled", text)),
            form.keptWhenEmpty(
                "AutoCreation.Type",
                text -> choice(AutoCreation.Type.class, "AutoCreation.Type", text)),
            sid(form, "AutoCreation.ConversationServiceSid", ServiceSid::matches, ServiceSid::new),
            form.clearable("AutoCreation.WebhookUrl", text -> text),
            form.clearable(
                "AutoCreation.WebhookMethod",
                text -> choice(WebhookMethod.class, "AutoCreation.WebhookMethod", text)),
            form.sentList(
                "AutoCreation.WebhookFilters",
                names -> names.isEmpty() ? null : WebhookFields.events(names)),
            sid(form, "AutoCreation.StudioFlowSid", FlowSid::matches, FlowSid::new),
            form.clearable("AutoCreation.StudioRetryCount", AddressConfigurationForm::retryCount)));
  }

  private static AddressConfiguration.Type type(String text) {
    return choice(AddressConfiguration.Type.class, "Type", text);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name, String text) {
    return Choice.of(type, name, text, ErrorCode.INVALID_PARAMETER);
  }

  private static Integer retryCount(String text) {
    return Math.toIntExact(
        Fields.whole("AutoCreation.StudioRetryCount", text, AutoCreation.STUDIO_RETRY_COUNT_MAX));
  }

  private static <T> Patch<T> sid(
      Form form, String name, Predicate<String> isSid, Function<String, T> parse) {
    return form.clearable(
        name,
        text -> {
          if (!isSid.test(text)) {
            throw new Failure(ErrorCode.INVALID_PARAMETER, name + " is malformed");
          }
          return parse.apply(text);
        });
  }
}
