package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Alarms alarms = new Alarms();
  private final List<String> heard = new ArrayList<>();

  private Alarms.Alarm set(int second, String name) {
    return alarms.set(NOON.plusSeconds(second), now -> heard.add(name + " at " + now));
  }

  @Test
  void theEarliestComesFirstAndEachOnce() {
    set(2, "b");
    set(1, "a");
    set(2, "c");
    set(9, "d");
    assertThat(alarms.next()).isEqualTo(NOON.plusSeconds(1));
    alarms.run(NOON);
    assertThat(heard).isEmpty();
    var later = NOON.plusSeconds(3);
    alarms.run(later);
    alarms.run(later);
    assertThat(heard).containsExactly("a at " + later, "b at " + later, "c at " + later);
    assertThat(alarms.next()).isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void whatIsCancelledLeavesNothingBehind() {
    var first = set(1, "a");
    set(2, "b");
    alarms.cancel(first);
    alarms.cancel(null);
    alarms.run(NOON.plusSeconds(2));
    alarms.cancel(first);
    assertThat(heard).hasSize(1).first().asString().startsWith("b");
    assertThat(alarms.size()).isZero();
    assertThat(alarms.next()).isNull();
  }

  @Test
  void anAlarmMaySetAnother() {
    alarms.set(NOON, now -> alarms.set(now, _ -> heard.add("second")));
    alarms.run(NOON);
    assertThat(heard).containsExactly("second");
  }
}
