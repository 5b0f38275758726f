package dev.confab.timers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ForgetDeliveriesTest {
  private static final Duration KEPT = Duration.ofDays(3);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @AutoClose private final ApiUnderTest api;
  private long made;
  private ForgetDeliveries job;

  ForgetDeliveriesTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    job = job(KEPT);
  }

  private ForgetDeliveries job(Duration kept) {
    return new ForgetDeliveries(api.stores.store(), api.clock, kept);
  }

  private static ServiceSid service(int number) {
    return new ServiceSid("IS%032x".formatted(number));
  }

  /// Made now.
  private WebhookDelivery insert(int service, State state) {
    var now = api.clock.instant();
    var scope = new Scope(api.account.sid(), service(service));
    var sid = WebhookDeliverySid.of(now, ++made << 40);
    var stream = new Stream("CH" + "a".repeat(32));
    var begun = Progress.begun(WebhookSettings.DEFAULT, now);
    var delivery =
        new WebhookDelivery(
            sid,
            scope,
            WebhookKey.of(scope.service()),
            new Cause(System.nanoTime(), stream, 1, EventType.MESSAGE_ADDED.text(), now),
            "",
            now,
            state == State.OPEN ? begun : begun.ended(state, now));
    return api.stores
        .store()
        .write(tables -> {
          tables.webhookDeliveries().insert(List.of(delivery));
          return delivery;
        });
  }

  private void end(WebhookDelivery delivery, State state) {
    var ended = delivery.with(delivery.progress().ended(state, api.clock.instant()));
    var missed =
        api.stores.store().write(tables -> tables.webhookDeliveries().record(List.of(ended)));
    assertThat(missed).isEmpty();
  }

  private boolean isKept(WebhookDelivery delivery) {
    return api.stores
        .store()
        .read(tables -> tables.webhookDeliveries().find(delivery.scope(), delivery.sid()))
        .isPresent();
  }

  private void round() {
    while (job.runOnce() > 0) {
      assertThat(api.get("/health/ready").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OPEN")
  void eachStateHasItsAge(State state) {
    var age = state == State.DEAD ? ForgetDeliveries.DEAD_AGE_MAX : KEPT;
    var ended = insert(1, state);
    var open = insert(1, State.OPEN);
    api.clock.advance(age);
    round();
    assertThat(isKept(ended)).isTrue();
    api.clock.advance(ForgetDeliveries.FULL_ROUND_PAUSE);
    round();
    assertThat(isKept(ended)).isFalse();
    assertThat(isKept(open)).isTrue();
  }

  @Test
  void allServicesAreLookedThroughInParts() {
    var old = new ArrayList<WebhookDelivery>();
    for (int service = 1; service <= 3; service++) {
      for (int count = 0; count < 2 * ForgetDeliveries.BATCH_MAX / 3; count++) {
        old.add(insert(service % 2, State.DELIVERED));
      }
    }
    api.clock.advance(KEPT);
    var young = insert(1, State.DELIVERED);
    api.clock.advance(SECOND);
    round();
    assertThat(old).noneMatch(this::isKept);
    assertThat(isKept(young)).isTrue();
  }

  @Test
  void aRoundGoesOnWhereTheLastOneEnded() {
    var first = insert(1, State.DELIVERED);
    var late = insert(1, State.OPEN);
    api.clock.advance(KEPT.plus(SECOND));
    var second = insert(1, State.DELIVERED);
    round();
    assertThat(isKept(first)).isFalse();
    end(late, State.DELIVERED);
    for (int day = 0; day < KEPT.toDays() * 2; day++) {
      api.clock.advance(Duration.ofHours(12));
      round();
    }
    assertThat(isKept(second)).isTrue();
    api.clock.advance(SECOND);
    round();
    assertThat(isKept(second)).isFalse();
    // What ended later than its neighbours goes with the next round through all that are old.
    api.clock.advance(ForgetDeliveries.FULL_ROUND_PAUSE);
    round();
    assertThat(isKept(late)).isFalse();
  }

  @Test
  void whatCouldNotBeDeliveredIsKeptAtLeastAsLongAsTheRest() {
    var kept = ForgetDeliveries.DEAD_AGE_MAX.plusDays(5);
    job = job(kept);
    var dead = insert(1, State.DEAD);
    api.clock.advance(kept);
    round();
    assertThat(isKept(dead)).isTrue();
    api.clock.advance(ForgetDeliveries.FULL_ROUND_PAUSE);
    round();
    assertThat(isKept(dead)).isFalse();
  }
}
