package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.webhooks.Lane.State;
import dev.confab.webhooks.Lane.State.Calling;
import dev.confab.webhooks.Lane.State.Gone;
import dev.confab.webhooks.Lane.State.Paused;
import dev.confab.webhooks.Lane.State.Reading;
import dev.confab.webhooks.Lane.State.Ready;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final BoardUnderTest test = new BoardUnderTest(SendingLimits.DEFAULT);

  @Test
  void onlySomeStatesFollowEachOther() {
    test.aim(1);
    test.open();
    test.plan(1, "CH1");
    test.settle();
    var flight = test.flying.getFirst();
    State ready = new Ready();
    State reading = new Reading(flight.turn());
    State calling = new Calling(flight.delivery());
    State paused = new Paused(new Alarms().set(Instant.EPOCH, _ -> {}));
    State gone = new Gone();
    var all = List.of(ready, reading, calling, paused, gone);
    var next =
        Map.of(
            ready, List.of(reading, calling, paused, gone),
            reading, List.of(ready, gone),
            calling, List.of(ready, paused, gone),
            paused, List.of(ready, gone),
            gone, List.<State>of());
    for (var state : all) {
      assertThat(all).filteredOn(state::mayBecome).isEqualTo(next.get(state));
    }
    assertThat(flight.lane().state()).isEqualTo(calling);
    assertThatThrownBy(() -> flight.lane().become(reading))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsLeftToTheStoreIsReadAgainFromThere() {
    test.aim(1);
    test.open();
    var first = test.plan(1, "CH1");
    var second = test.plan(1, "CH1");
    test.settle();
    var lane = test.flying.getFirst().lane();
    assertThat(lane.first()).isEqualTo(second);
    assertThat(test.board.held()).isEqualTo(2);
    lane.shed();
    assertThat(lane.first()).isNull();
    assertThat(lane.isEmpty()).isFalse();
    assertThat(lane.last()).isEqualTo(first.cause().position());
    assertThat(test.board.held()).isEqualTo(1);
    test.succeed(test.flight(first));
    assertThat(test.inFlight()).containsExactly(second);
  }
}
