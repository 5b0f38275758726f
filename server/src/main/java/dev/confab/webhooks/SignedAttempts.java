package dev.confab.webhooks;

import dev.confab.domain.WebhookDeliveries.SignedText;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Limits;
import java.time.Duration;

/// What was signed for attempts, made again in the way that it was made for sending.
public final class SignedAttempts implements SignedText {
  /// Of no consequence for what is signed.
  private static final Limits ANY = new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

  @Override
  public String of(WebhookDelivery delivery, Attempt attempt) {
    boolean isAll = delivery.webhook().isSink(); // it has the hash of what was sent
    boolean isNothing = attempt.url().isEmpty(); // nobody was called
    if (isAll || isNothing) {
      return attempt.url();
    }
    var target = new SignedRequest.Target(HttpUrl.of(attempt.url()), "any", "", ANY);
    var form = EventForm.of(delivery, attempt.retryCount());
    return SignedRequest.of(target, attempt.method(), form).signed();
  }
}
