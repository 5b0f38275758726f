package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.confab.domain.LoggedEvent;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a delivery tells: the parameters of its event, written down when it is planned, and how
/// often it was tried before.
final class Told {
  private static final String RETRY_COUNT = "RetryCount";

  private static final Set<String> TYPES =
      WebhookPayload.ALL.stream()
          .map(payload -> payload.type().text())
          .collect(Collectors.toUnmodifiableSet());

  private Told() {}

  /// Whether webhooks can be told of such events.
  static boolean isTold(String type) {
    return TYPES.contains(type);
  }

  /// The parameters that are the same in all attempts, form-encoded.
  ///
  /// @param messagingService of the event's conversation
  static String form(
      LoggedEvent event, AccountSid account, @Nullable MessagingServiceSid messagingService) {
    var parameters =
        WebhookEvent.of(event, account, messagingService).parameters(0).stream()
            .filter(parameter -> !parameter.name().equals(RETRY_COUNT))
            .toList();
    return Parameter.encoded(parameters);
  }

  /// All parameters of an attempt.
  static List<Parameter> parameters(WebhookDelivery delivery, int retryCount) {
    var parameters = new ArrayList<Parameter>();
    for (var pair : delivery.parameters().split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.add(
          new Parameter(
              URLDecoder.decode(pair.substring(0, equals), UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), UTF_8)));
    }
    parameters.add(new Parameter(RETRY_COUNT, Integer.toString(retryCount)));
    return parameters;
  }
}
