package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
  @ParameterizedTest
  @CsvSource({
    "SENT, 1, 0, 0, 0, 0",
    "DELIVERED, 1, 1, 0, 0, 0",
    "READ, 1, 1, 1, 0, 0",
    "FAILED, 0, 0, 0, 1, 0",
    "UNDELIVERED, 1, 0, 0, 0, 1"
  })
  void stepsAreCumulative(
      DeliveryStatus status, int sent, int delivered, int read, int failed, int undelivered) {
    assertThat(Delivery.pending(2).changed(null, status))
        .isEqualTo(new Delivery(2, sent, delivered, read, failed, undelivered));
  }

  @Test
  void anotherStatusTakesThePlaceOfTheOneBefore() {
    var sent = Delivery.pending(2).changed(null, DeliveryStatus.SENT);
    var bothSent = sent.changed(null, DeliveryStatus.SENT);
    assertThat(bothSent).isEqualTo(new Delivery(2, 2, 0, 0, 0, 0));
    assertThat(bothSent.changed(DeliveryStatus.SENT, DeliveryStatus.READ))
        .isEqualTo(new Delivery(2, 2, 1, 1, 0, 0));
    assertThat(bothSent.changed(DeliveryStatus.SENT, DeliveryStatus.FAILED))
        .isEqualTo(new Delivery(2, 1, 0, 0, 1, 0));
  }

  @ParameterizedTest
  @EnumSource(DeliveryStatus.class)
  void anythingFollowsNothingAndNothingFollowsItself(DeliveryStatus status) {
    assertThat(status.follows(null)).isTrue();
    assertThat(status.follows(status)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SENT, DELIVERED, true",
    "SENT, READ, true",
    "SENT, FAILED, true",
    "SENT, UNDELIVERED, true",
    "DELIVERED, READ, true",
    "DELIVERED, SENT, false",
    "DELIVERED, FAILED, false",
    "READ, DELIVERED, false",
    "FAILED, SENT, false",
    "UNDELIVERED, DELIVERED, false"
  })
  void statusGoesOnlyForward(DeliveryStatus from, DeliveryStatus to, boolean isPossible) {
    assertThat(to.follows(from)).isEqualTo(isPossible);
  }
}
