package dev.confab.api;

import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.MessagingBinding;
import dev.confab.domain.NewParticipant;
import dev.confab.domain.NotificationLevel;
import dev.confab.domain.Participant;
import dev.confab.domain.ParticipantChange;
import dev.confab.domain.Patch;
import dev.confab.domain.ProfileRules;
import dev.confab.domain.ReadHorizon;
import dev.confab.domain.sid.RoleSid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of participant operations, and of a user's view of a conversation.
final class ParticipantForm {
  private static final List<Parameter> COMMON =
      List.of(
          Parameter.of("Identity", Schema.text(256)),
          Parameter.of("MessagingBinding.ProxyAddress", Schema.text(256)),
          Parameter.of("MessagingBinding.ProjectedAddress", Schema.text(256)),
          Parameter.date("DateCreated"),
          Parameter.date("DateUpdated"),
          Parameter.text("Attributes"),
          Parameter.sid("RoleSid", "RL"));

  private static final List<Parameter> HORIZON =
      List.of(
          Parameter.of("LastReadMessageIndex", Schema.whole(0).orNull()),
          Parameter.date("LastReadTimestamp"));

  static final List<Parameter> CREATE =
      Stream.concat(
              Stream.of(Parameter.of("MessagingBinding.Address", Schema.text(256))),
              COMMON.stream())
          .toList();

  static final List<Parameter> UPDATE = Stream.concat(COMMON.stream(), HORIZON.stream()).toList();

  /// Of a user's view of a conversation.
  static final List<Parameter> MEMBERSHIP =
      Stream.concat(
              Stream.of(Parameter.choice("NotificationLevel", "default", "muted")),
              HORIZON.stream())
          .toList();

  private ParticipantForm() {}

  static NewParticipant create(Form form) {
    var identity = form.parsed("Identity", ProfileRules::identity);
    var binding =
        MessagingBinding.of(
            identity,
            form.text("MessagingBinding.Address"),
            form.text("MessagingBinding.ProxyAddress"),
            form.textOrNull("MessagingBinding.ProjectedAddress"));
    var attributes = form.sent("Attributes", ParticipantForm::attributes);
    return new NewParticipant(
        identity,
        binding,
        attributes.overRequired(ConversationProfile.NO_ATTRIBUTES),
        form.parsed("RoleSid", ParticipantForm::role),
        form.sent("DateCreated", Fields::dateCreated).over(null),
        form.sent("DateUpdated", Fields::dateUpdated).over(null));
  }

  static ParticipantChange update(Form form) {
    return new ParticipantChange(
        form.keptWhenEmpty("Identity", ProfileRules::identity),
        form.clearable("MessagingBinding.ProxyAddress", ParticipantForm::addressOrNull),
        form.clearable("MessagingBinding.ProjectedAddress", ParticipantForm::addressOrNull),
        form.sent("Attributes", ParticipantForm::attributes),
        form.keptWhenEmpty("RoleSid", ParticipantForm::role),
        Patch.keep(),
        horizon(form),
        form.sent("DateCreated", Fields::dateCreated),
        form.sent("DateUpdated", Fields::dateUpdated));
  }

  static ParticipantChange membership(Form form) {
    return ParticipantChange.of(
        form.keptWhenEmpty("NotificationLevel", NotificationLevel::of), horizon(form));
  }

  static String attributes(String text) {
    return Fields.attributes(text, Participant.ATTRIBUTES_BYTES_MAX);
  }

  static RoleSid role(String text) {
    if (!RoleSid.matches(text)) {
      throw new Failure(ErrorCode.CONVERSATION_ROLE_NOT_FOUND, "Conversation role not found");
    }
    return new RoleSid(text);
  }

  private static ReadHorizon.Change horizon(Form form) {
    return new ReadHorizon.Change(
        form.clearable("LastReadMessageIndex", ParticipantForm::index),
        form.clearable(
            "LastReadTimestamp",
            text -> Fields.date(text, ErrorCode.LAST_READ_TIMESTAMP_MALFORMED)));
  }

  /// The documentation removes an address by a "null value": nothing, or this word.
  private static @Nullable String addressOrNull(String text) {
    return text.equals("null") ? null : text;
  }

  private static Long index(String text) {
    if (text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Long.valueOf(text);
    }
    throw new Failure(
        ErrorCode.LAST_READ_MESSAGE_INDEX_MALFORMED,
        "LastReadMessageIndex must be a whole number of at least 0");
  }
}
