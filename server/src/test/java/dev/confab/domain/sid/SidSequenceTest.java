package dev.confab.domain.sid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SidSequenceTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private final SidSequence sids =
      new SidSequence(clock, RandomGeneratorFactory.of("L64X128MixRandom").create(1));

  @Test
  void sidsAscendWhileTheClockStandsStillOrGoesBack() {
    var last = sids.next("CH");
    for (int i = 0; i < 10_000; i++) {
      if (i == 5_000) {
        clock.advance(Duration.ofSeconds(-30));
      }
      var next = sids.next("CH");
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void sidsAscendWithTime() {
    var before = sids.next("CH");
    clock.advance(Duration.ofMillis(1));
    assertThat(sids.next("CH")).isGreaterThan(before);
  }

  @Test
  void digitsAreThoseOfAVersion7Uuid() {
    var sid = ConversationSid.next(sids).value();
    long millis = Long.parseLong(sid.substring(2, 14), 16);
    assertThat(Instant.ofEpochMilli(millis)).isEqualTo(clock.instant());
    assertThat(sid.charAt(14)).isEqualTo('7');
    assertThat(sid.charAt(18)).isIn('8', '9', 'a', 'b');
  }

  @Test
  void sidsTellWhenTheyWereMade() {
    var before = WebhookDeliverySid.of(clock.instant(), 7).value();
    clock.advance(Duration.ofMillis(1));
    var start = WebhookDeliverySid.startOf(clock.instant()).value();
    assertThat(start)
        .isGreaterThan(before)
        .isLessThan(WebhookDeliverySid.of(clock.instant(), 7).value());
    assertThat(ConversationSid.next(sids).made()).isEqualTo(clock.instant());
    assertThat(new ConversationSid("CH" + "a".repeat(32)).made()).isEqualTo(Instant.EPOCH);
    assertThat(WebhookDeliverySid.startOf(Instant.EPOCH.minusSeconds(1)).value())
        .isEqualTo("WD" + "0".repeat(32));
  }

  @Test
  void manyThreadsNeverGetTheSameSid() {
    var seen = new ConcurrentSkipListSet<String>();
    IntStream.range(0, 20_000).parallel().forEach(_ -> seen.add(sids.next("IM")));
    assertThat(seen).hasSize(20_000);
  }

  @Test
  void onlyTheFormOfASidIsASid() {
    assertThat(ConversationSid.matches("CH" + "0".repeat(32))).isTrue();
    assertThat(ConversationSid.matches("CH" + "F".repeat(32))).isTrue();
    assertThat(ConversationSid.matches("ch" + "0".repeat(32))).isFalse();
    assertThat(ConversationSid.matches("IS" + "0".repeat(32))).isFalse();
    assertThat(ConversationSid.matches("CH" + "0".repeat(31))).isFalse();
    assertThat(ConversationSid.matches("CH" + "g".repeat(32))).isFalse();
    assertThat(ConversationSid.matches("CH" + "٣".repeat(32))).isFalse();
  }
}
