package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Attempt;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.webhooks.Caller.Answer;
import dev.confab.webhooks.Flight.Landing;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Destination TARGET =
      new Destination("http://example.com", WebhookMethod.POST);
  private static final WebhookSettings SETTINGS = new WebhookSettings(20, Duration.ofHours(24));
  private static final Attempt ATTEMPT =
      new Attempt(0, NOW, Duration.ZERO, WebhookMethod.POST, "", null, null, "");

  private final Retry retry = new Retry(new Random(5));

  private static WebhookDelivery delivery(WebhookSettings settings) {
    var account = new AccountSid("AC" + "0".repeat(32));
    return new WebhookDelivery(
        new WebhookDeliverySid("WD" + "0".repeat(32)),
        new Scope(account, new ServiceSid("IS" + "0".repeat(32))),
        WebhookKey.of(account),
        new Cause(1, new Stream("CH1"), 1, EventType.MESSAGE_ADDED.text(), NOW),
        "",
        NOW,
        Progress.begun(settings, NOW));
  }

  private static Answer answer(@Nullable Integer status) {
    return answer(status, Duration.ZERO, true);
  }

  private static Answer answer(@Nullable Integer status, Duration retryAfter, boolean isRetried) {
    var failure = status == null ? "TIMEOUT" : null;
    return new Answer(
        WebhookMethod.POST, "", status, failure, "", retryAfter, isRetried, status != null);
  }

  private Landing landing(WebhookDelivery delivery, Answer answer, Instant now) {
    var hook = new Hook(delivery.webhook(), new Memory(SendingLimits.DEFAULT), 0, false, 0);
    var account = new Route.Account(delivery.scope().account());
    var turn = new Turn(hook, new Route(account, new Receiver("example.com:80")), false, false);
    var flight = new Flight(turn, new Lane(hook, delivery.cause().stream(), 0), delivery, TARGET);
    return retry.landing(flight, ATTEMPT, answer, now);
  }

  private Progress after(WebhookDelivery delivery, Answer answer, Instant now) {
    return landing(delivery, answer, now).delivery().progress();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 299})
  void everySuccessDelivers(int status) {
    var progress = after(delivery(SETTINGS), answer(status), NOW.plusSeconds(1));
    assertThat(progress.state()).isEqualTo(State.DELIVERED);
    assertThat(progress.ended()).isEqualTo(NOW.plusSeconds(1));
    assertThat(progress.attempts()).containsExactly(ATTEMPT);
    assertThat(landing(delivery(SETTINGS), answer(status), NOW).verdict()).isEqualTo(Verdict.FINE);
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 300, 302, 400, 404, 410, 429, 500, 503})
  void everythingElseIsTriedAgain(int status) {
    var landing = landing(delivery(SETTINGS), answer(status), NOW);
    assertThat(landing.delivery().isOpen()).isTrue();
    assertThat(landing.verdict()).isEqualTo(status < 500 ? Verdict.FINE : Verdict.FAILING);
  }

  @Test
  void noConnectionMeansThatTheReceiverIsNotReached() {
    var landing = landing(delivery(SETTINGS), answer(null), NOW);
    assertThat(landing.delivery().isOpen()).isTrue();
    assertThat(landing.verdict()).isEqualTo(Verdict.UNREACHABLE);
  }

  @Test
  void noAnswerIsTheFaultOfTheWebhookOnly() {
    var silent = new Answer(WebhookMethod.POST, "", null, "TIMEOUT", "", Duration.ZERO, true, true);
    assertThat(landing(delivery(SETTINGS), silent, NOW).verdict()).isEqualTo(Verdict.FAILING);
  }

  @Test
  void pausesDoubleUpToAnHourAndDiffer() {
    var delivery = delivery(new WebhookSettings(100, Duration.ofDays(30)));
    double expected = 1;
    double previous = 0;
    for (int tries = 0; tries < 30; tries++) {
      delivery = delivery.with(after(delivery, answer(500), NOW));
      double pause = Duration.between(NOW, delivery.progress().due()).toMillis() / 1_000.0;
      assertThat(pause).isBetween(expected * 0.75, expected * 1.25).isNotEqualTo(previous);
      previous = pause;
      expected = Math.min(expected * 2, 3_600);
    }
  }

  @Test
  void aReceiverMayAskForALongerPause() {
    var asked = answer(503, Duration.ofMinutes(10), true);
    var due = after(delivery(SETTINGS), asked, NOW).due();
    assertThat(due).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    var tooLong = answer(503, Duration.ofDays(3), true);
    assertThat(after(delivery(SETTINGS), tooLong, NOW).due()).isEqualTo(NOW.plusSeconds(3_600));
  }

  @Test
  void theLastAttemptEndsIt() {
    var delivery = delivery(new WebhookSettings(3, Duration.ofHours(1)));
    delivery = delivery.with(after(delivery, answer(500), NOW));
    delivery = delivery.with(after(delivery, answer(500), NOW));
    assertThat(delivery.isOpen()).isTrue();
    delivery = delivery.with(after(delivery, answer(500), NOW));
    assertThat(delivery.progress().state()).isEqualTo(State.DEAD);
    assertThat(delivery.progress().attempts()).hasSize(3);
  }

  @Test
  void ageEndsItAfterAnAttempt() {
    var late = NOW.plus(Duration.ofHours(24));
    assertThat(after(delivery(SETTINGS), answer(500), late).state()).isEqualTo(State.DEAD);
    assertThat(after(delivery(SETTINGS), answer(200), late).state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void whatCouldNotBeSentBecauseOfUsWasNotTried() {
    var delivery = delivery(SETTINGS);
    var away = new Failure(ErrorCode.UNAVAILABLE, "no database");
    var soon = retry.unsent(delivery, away, NOW);
    assertThat(soon).isEqualTo(delivery.with(delivery.progress().postponed(NOW.plusSeconds(1))));
    var later = retry.unsent(delivery, new IllegalStateException(), NOW);
    assertThat(later).isEqualTo(delivery.with(delivery.progress().postponed(NOW.plusSeconds(60))));
    var last = retry.unsent(delivery, away, NOW.plus(SETTINGS.ageMax())).progress();
    assertThat(last.state()).isEqualTo(State.DEAD);
    assertThat(last.attempts()).isEmpty();
  }

  @Test
  void theUsualLimitIsTheAge() {
    var delivery = delivery(WebhookSettings.DEFAULT);
    var now = NOW;
    while (delivery.isOpen()) {
      delivery = delivery.with(after(delivery, answer(500), now));
      now = delivery.isOpen() ? delivery.progress().due() : now;
    }
    assertThat(now).isAfterOrEqualTo(NOW.plus(WebhookSettings.DEFAULT.ageMax()));
  }

  @Test
  void someFailuresAreFinal() {
    var answer = answer(404, Duration.ZERO, false);
    assertThat(after(delivery(SETTINGS), answer, NOW).state()).isEqualTo(State.DEAD);
  }
}
