package dev.confab.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ConversationTable.Look;
import dev.confab.domain.sid.ConversationSid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueLooksTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final DueLooks due = new DueLooks();

  private static Look look(int conversation, long millis) {
    return new Look(
        new ConversationSid("CH%032x".formatted(conversation)), NOON.plusMillis(millis));
  }

  @Test
  void withinASecondNeighboursComeTogether() {
    due.fill(
        List.of(look(9, 0), look(3, 10), look(7, 20), look(1, 999), look(2, 1_000)),
        NOON.plusSeconds(5));
    assertThat(due.take(3)).containsExactly(look(1, 999), look(3, 10), look(7, 20));
    assertThat(due.size()).isEqualTo(2);
    assertThat(due.take(3)).containsExactly(look(9, 0), look(2, 1_000));
    assertThat(due.isEmpty()).isTrue();
  }

  /// A timer that is next in its conversation must not be fired ahead of others.
  @Test
  void whatIsNextComesBeforeAllThatAreLeft() {
    due.fill(List.of(look(3, 100), look(5, 1_000)), NOON.plusSeconds(5));
    assertThat(due.isNext(look(2, 900))).isTrue();
    assertThat(due.isNext(look(4, 50))).isFalse();
    assertThat(due.isNext(look(1, 1_100))).isFalse();
    due.take(2);
    assertThat(due.isNext(look(1, 5_000))).isTrue();
    assertThat(due.isNext(look(1, 5_001))).as("others may be due before it").isFalse();
  }

  @Test
  void whatIsLaterThanWhatIsKnownIsFoundLater() {
    due.fill(List.of(look(1, 0)), NOON.plusSeconds(5));
    due.add(look(2, 5_000));
    due.add(look(3, 5_001));
    assertThat(due.take(9)).containsExactly(look(1, 0), look(2, 5_000));
  }

  @Test
  void whatIsLeftIsForgottenWhenItBeginsAnew() {
    due.fill(List.of(look(1, 0), look(2, 0)), NOON.plusSeconds(5));
    due.fill(List.of(look(3, 0)), NOON.plusSeconds(5));
    assertThat(due.take(9)).containsExactly(look(3, 0));
  }
}
