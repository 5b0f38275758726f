package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventSink;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever gets into a log, or into the message of an exception, tells no secret.
class SecretsTest {
  private static final String SECRET = "s3cret";
  private static final String URL = "https://anna:" + SECRET + "@example.com/hook";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static List<Object> holders() {
    var account = new AccountSid("AC" + "0".repeat(32));
    var second = Duration.ofSeconds(1);
    var target =
        new SignedRequest.Target(
            HttpUrl.of(URL), SECRET, "token", new Limits(second, second, second, 1));
    return List.of(
        new Destination(URL, WebhookMethod.POST),
        target,
        SignedRequest.ofJson(target, "application/json", "\"" + SECRET + "\""),
        new OfWebhook(URL, WebhookMethod.GET, List.of(EventType.MESSAGE_ADDED)),
        new OfTrigger(URL, WebhookMethod.GET, List.of("STOP")),
        new WebhookConfiguration(
            URL, URL, WebhookMethod.POST, List.of(), WebhookConfiguration.Target.WEBHOOK),
        new Configurations.Wide(
            WebhookKey.of(account), new Destination(URL, WebhookMethod.POST), Set.of()),
        new EventSink(URL, 1),
        new WebhookDelivery(
            new WebhookDeliverySid("WD" + "0".repeat(32)),
            new Scope(account, new ServiceSid("IS" + "0".repeat(32))),
            WebhookKey.of(account),
            new Cause(1, new Stream("CH1"), 1, EventType.MESSAGE_ADDED.text(), NOW),
            "Body=" + SECRET,
            NOW,
            Progress.begun(WebhookSettings.DEFAULT, NOW)));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void textsTellNoSecrets(Object holder) {
    assertThat(holder.toString()).isNotBlank().doesNotContain(SECRET);
  }
}
