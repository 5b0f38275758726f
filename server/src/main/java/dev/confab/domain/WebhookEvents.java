package dev.confab.domain;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The events that the webhooks of accounts and services can be told of, by their names. Those that
/// end in "ed" have happened; the others ask before it happens.
public final class WebhookEvents {
  private static final List<String> BEFORE =
      List.of(
          "onConversationAdd",
          "onConversationUpdate",
          "onConversationRemove",
          "onMessageAdd",
          "onMessageUpdate",
          "onMessageRemove",
          "onParticipantAdd",
          "onParticipantUpdate",
          "onParticipantRemove",
          "onUserUpdate");

  /// No webhook of Twilio tells of it.
  private static final EventType UNTOLD = EventType.USER_REMOVED;

  public static final List<String> OF_ACCOUNT = names(_ -> true);

  /// Users are the account's affair.
  public static final List<String> OF_SERVICE = names(name -> !name.startsWith("onUser"));

  private WebhookEvents() {}

  /// Checks the events of a filter.
  ///
  /// @param known [#OF_ACCOUNT] or [#OF_SERVICE]
  /// @return the names, each once, in the order given
  /// @throws Failure [ErrorCode#WEBHOOK_PARAMETER_INVALID]
  @Assumed("an event that is named twice counts once")
  public static List<String> require(List<String> names, List<String> known) {
    for (var name : names) {
      if (!known.contains(name)) {
        throw new Failure(
            ErrorCode.WEBHOOK_PARAMETER_INVALID, "Webhooks can be told of no such event: " + name);
      }
    }
    return names.stream().distinct().toList();
  }

  private static List<String> names(Predicate<String> wanted) {
    var after =
        Arrays.stream(EventType.values()).filter(type -> type != UNTOLD).map(EventType::text);
    return Stream.concat(BEFORE.stream(), after).filter(wanted).toList();
  }
}
