package dev.confab.domain;

import java.util.List;

/// The names of the events that the webhooks of accounts and services can be told of.
public final class WebhookEvents {
  public static final List<String> OF_ACCOUNT = reaching(EventType.Audience.ACCOUNT);
  public static final List<String> OF_SERVICE = reaching(EventType.Audience.SERVICE);

  private WebhookEvents() {}

  private static List<String> reaching(EventType.Audience audience) {
    return WebhookPayload.ALL.stream()
        .filter(payload -> payload.type().reaches(audience))
        .map(WebhookPayload::event)
        .toList();
  }

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
}
