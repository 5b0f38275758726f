package dev.confab.webhooks;

import dev.confab.domain.Assumed;
import dev.confab.domain.PreHooks.Verdict;
import dev.confab.domain.ProfileRules;
import dev.confab.domain.WebhookPayload;
import dev.confab.platform.Json;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import java.util.HashMap;

/// What the answer of a pre hook means.
sealed interface PreHookAnswer {
  /// Twilio's number for a call that failed.
  int CALL_FAILED = 50057;

  /// Twilio's number for an answer that took too long.
  int TOO_SLOW = 50076;

  /// It says what shall be done.
  record Decided(Verdict verdict) implements PreHookAnswer {}

  /// There is none that could be understood, so everything is done as it was asked for.
  ///
  /// @param code by which Twilio would log it
  /// @param reason for the operator
  record Useless(int code, String reason) implements PreHookAnswer {}

  /// Nobody was asked, because the receiver is down or too many wait for it; likewise.
  record Spared() implements PreHookAnswer {}

  /// @param asked says what may be changed
  @Assumed(
      "only 200 changes something; other statuses of success allow; redirects and whatever has no"
          + " meaning count as no answer")
  static PreHookAnswer of(Outcome outcome, WebhookPayload asked) {
    return switch (outcome) {
      case Failed(var reason, var text) ->
          new Useless(reason == Reason.TIMEOUT ? TOO_SLOW : CALL_FAILED, reason + ": " + text);
      case Answered(int status, var _, var body, boolean isTruncated) ->
          switch (status / 100) {
            case 2 -> status == 200 ? changes(body, isTruncated, asked) : decided();
            case 4, 5 -> new Decided(new Verdict.Refused());
            default -> useless("status " + status);
          };
    };
  }

  @Assumed(
      "null leaves a field as it is; an answer with one wrong field is not used at all; white space"
          + " is an empty answer")
  private static PreHookAnswer changes(String body, boolean isTruncated, WebhookPayload asked) {
    if (isTruncated) {
      return useless("the answer is too long");
    }
    if (body.isBlank()) {
      return decided();
    }
    var members = Json.members(body).orElse(null);
    if (members == null) {
      return useless("the answer is not a JSON object");
    }
    var changes = new HashMap<String, String>();
    for (var field : asked.changeable()) {
      var json = members.getOrDefault(field.member(), "null");
      if (!json.equals("null")) {
        var text = Json.string(json).filter(ProfileRules::isText);
        if (text.isEmpty()) {
          return useless(field.member() + " of the answer is not a text");
        }
        changes.put(field.name(), text.get());
      }
    }
    return new Decided(new Verdict.Allowed(changes));
  }

  private static PreHookAnswer decided() {
    return new Decided(Verdict.UNCHANGED);
  }

  private static PreHookAnswer useless(String reason) {
    return new Useless(CALL_FAILED, reason);
  }
}
