package dev.confab.api;

import dev.confab.domain.ConversationsWithParticipants;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.NewParticipant;
import dev.confab.http.Params;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the parameters of a create of a conversation with participants: those of a conversation,
/// and a JSON object for each participant, whose members are the parameters of a participant.
final class ConversationWithParticipantsForm {
  private static final String PARTICIPANT = "Participant";

  static final List<Parameter> PARAMETERS =
      Stream.concat(
              ConversationForm.PARAMETERS.stream(),
              Stream.of(Parameter.text(PARTICIPANT).repeated()))
          .toList();

  /// The parameters of a participant by the names of members.
  private static final Map<String, String> MEMBERS =
      Map.of(
          "identity", "Identity",
          "role_sid", "RoleSid",
          "date_created", "DateCreated",
          "date_updated", "DateUpdated");

  private static final Map<String, String> BINDING_MEMBERS =
      Map.of(
          "address", "MessagingBinding.Address",
          "proxy_address", "MessagingBinding.ProxyAddress",
          "projected_address", "MessagingBinding.ProjectedAddress");

  private ConversationWithParticipantsForm() {}

  /// Too many are not even read.
  static List<NewParticipant> participants(Form form) {
    var participants = form.list(PARTICIPANT);
    ConversationsWithParticipants.requireFew(participants);
    return participants.stream().map(ConversationWithParticipantsForm::participant).toList();
  }

  private static NewParticipant participant(String json) {
    var members = members(json);
    var params = new Params.Builder();
    MEMBERS.forEach((member, name) -> addText(params, members, member, name));
    var attributes = members.get("attributes");
    if (attributes != null) {
      boolean isText = attributes.startsWith("\"");
      params.add("Attributes", isText ? text(attributes) : attributes);
    }
    var binding = members.get("messaging_binding");
    if (binding != null) {
      var addresses = members(binding);
      BINDING_MEMBERS.forEach((member, name) -> addText(params, addresses, member, name));
    }
    return ParticipantForm.create(
        new Form(
            params.build(),
            ParticipantForm.CREATE.stream().map(Parameter::name).collect(Collectors.toSet())));
  }

  private static void addText(
      Params.Builder params, Map<String, String> members, String member, String name) {
    var json = members.get(member);
    if (json != null) {
      params.add(name, text(json));
    }
  }

  /// The members that are not null.
  private static Map<String, String> members(String json) {
    var members =
        Json.members(json).orElseThrow(() -> malformed("Participant must be a JSON object"));
    members.values().removeIf("null"::equals);
    return members;
  }

  /// Half a character, which JSON can escape but nobody can store, is no text.
  private static String text(String json) {
    return Json.string(json)
        .filter(StandardCharsets.UTF_8.newEncoder()::canEncode)
        .orElseThrow(() -> malformed("Participant has a member that must be a text"));
  }

  private static Failure malformed(String message) {
    return new Failure(ErrorCode.PARTICIPANT_NOT_JSON, message);
  }
}
