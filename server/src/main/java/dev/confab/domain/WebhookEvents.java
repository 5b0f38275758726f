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
          "onParticipantRemove");

  private static final String BEFORE_OF_ACCOUNT = "onUserUpdate";

  public static final List<String> OF_ACCOUNT =
      names(Stream.of(BEFORE_OF_ACCOUNT), EventType::isWithinAccount);

  public static final List<String> OF_SERVICE = names(Stream.of(), EventType::isWithinService);

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

  /// @param before what can be asked besides [#BEFORE]
  /// @param isHeard what can be heard of after the fact
  private static List<String> names(Stream<String> before, Predicate<EventType> isHeard) {
    var after = Arrays.stream(EventType.values()).filter(isHeard).map(EventType::text);
    return Stream.of(BEFORE.stream(), before, after).flatMap(names -> names).toList();
  }
}
