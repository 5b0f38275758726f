package dev.confab.webhooks;

import dev.confab.domain.LoggedEvent;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a delivery says: the parameters of its event, written down when it is planned, and how
/// often it was tried before.
final class EventForm {
  private static final String RETRY_COUNT = "RetryCount";

  private static final Set<String> TYPES =
      WebhookPayload.ALL.stream()
          .map(payload -> payload.type().text())
          .collect(Collectors.toUnmodifiableSet());

  private EventForm() {}

  /// Whether there is a form for events of a type.
  static boolean isFor(String type) {
    return TYPES.contains(type);
  }

  /// The parameters that are the same in all attempts, form-encoded.
  ///
  /// @param messagingService of the event's conversation
  static String of(
      LoggedEvent event, AccountSid account, @Nullable MessagingServiceSid messagingService) {
    var parameters =
        WebhookEvent.of(event, account, messagingService).parameters(0).stream()
            .filter(parameter -> !parameter.name().equals(RETRY_COUNT))
            .toList();
    return Form.of(parameters).encoded();
  }

  /// Only what the log knows of an event whose data cannot be made parameters of.
  static String without(LoggedEvent event, AccountSid account) {
    return Form.of(
            List.of(
                new Parameter("AccountSid", account.value()),
                new Parameter("EventType", event.type()),
                new Parameter("ChatServiceSid", event.service().value())))
        .encoded();
  }

  /// What is sent in an attempt.
  static Form of(WebhookDelivery delivery, int retryCount) {
    return new Form(delivery.parameters())
        .with(new Parameter(RETRY_COUNT, Integer.toString(retryCount)));
  }
}
