package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ConversationChange;
import dev.confab.domain.ConversationChange.ProfilePatch;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ConversationState;
import dev.confab.domain.EmailBinding;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.NewConversation;
import dev.confab.domain.ProfileRules;
import dev.confab.domain.TimerKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of conversation operations.
final class ConversationForm {
  /// Of a create and of an update.
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of("FriendlyName", Schema.text(256)),
          Parameter.of("UniqueName", Schema.text(256)),
          Parameter.date("DateCreated"),
          Parameter.date("DateUpdated"),
          Parameter.sid("MessagingServiceSid", "MG"),
          Parameter.text("Attributes"),
          Parameter.choice("State", "active", "inactive", "closed"),
          Parameter.text("Timers.Inactive"),
          Parameter.text("Timers.Closed"),
          Parameter.text("Bindings.Email.Address"),
          Parameter.text("Bindings.Email.Name"));

  /// Of a list.
  static final Parameter[] FILTERS = {
    Parameter.text("StartDate"),
    Parameter.text("EndDate"),
    Parameter.choice("State", "initializing", "active", "inactive", "closed")
  };

  private ConversationForm() {}

  static NewConversation create(Form form) {
    var change = update(form);
    var profile = change.profile();
    return new NewConversation(
        new ConversationProfile(
            profile.friendlyName().over(null),
            profile.uniqueName().over(null),
            profile.attributes().overRequired(ConversationProfile.NO_ATTRIBUTES),
            profile.messagingService().over(null),
            new EmailBinding(profile.emailAddress().over(null), profile.emailName().over(null))),
        change.state().overRequired(ConversationState.ACTIVE),
        change.inactiveAfter(),
        change.closedAfter(),
        change.dateCreated().over(null),
        change.dateUpdated().over(null));
  }

  @Assumed("an empty MessagingServiceSid or e-mail field: the first is ignored, the others cleared")
  static ConversationChange update(Form form) {
    return new ConversationChange(
        new ProfilePatch(
            form.keptWhenEmpty("FriendlyName", ProfileRules::friendlyName),
            form.clearable("UniqueName", ProfileRules::uniqueName),
            form.sent(
                "Attributes", text -> Fields.attributes(text, ProfileRules.ATTRIBUTES_BYTES_MAX)),
            form.keptWhenEmpty("MessagingServiceSid", Fields::messagingService),
            form.clearable("Bindings.Email.Address", text -> text),
            form.clearable("Bindings.Email.Name", text -> text)),
        form.sent("State", ConversationForm::state),
        form.sent("Timers.Inactive", TimerKind.INACTIVE::parse),
        form.sent("Timers.Closed", TimerKind.CLOSED::parse),
        form.sent("DateCreated", Fields::dateCreated),
        form.sent("DateUpdated", Fields::dateUpdated));
  }

  static ConversationFilter filter(Form query) {
    return new ConversationFilter(
        query.parsed("StartDate", text -> listDate("StartDate", text)),
        query.parsed("EndDate", ConversationForm::endDate),
        query.parsed("State", ConversationForm::listState));
  }

  private static ConversationState state(String text) {
    if (text.isEmpty()) {
      throw new Failure(ErrorCode.STATE_EMPTY, "State must not be empty");
    }
    return ConversationState.of(text)
        .filter(state -> state != ConversationState.INITIALIZING)
        .orElseThrow(() ->
            new Failure(ErrorCode.STATE_UNKNOWN, "State must be one of active, inactive, closed"));
  }

  private static ConversationState listState(String text) {
    return ConversationState.of(text)
        .orElseThrow(() ->
            new Failure(
                ErrorCode.INVALID_PARAMETER, "State must be one of active, inactive, closed"));
  }

  private static Instant listDate(String name, String text) {
    return Dates.parse(text)
        .orElseThrow(() ->
            new Failure(
                ErrorCode.INVALID_PARAMETER,
                name + " must be an ISO 8601 date, such as 2026-01-31T00:00:00Z"));
  }

  /// Dates are printed in whole seconds, so an end in whole seconds includes its last second; a
  /// date without a time means the end of that day.
  private static @Nullable Instant endDate(String text) {
    var end = listDate("EndDate", text);
    if (Dates.isDateAlone(text)) {
      return end.plus(1, ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS);
    }
    return end.equals(end.truncatedTo(ChronoUnit.SECONDS))
        ? end.plusSeconds(1).minus(1, ChronoUnit.MICROS)
        : end;
  }
}
