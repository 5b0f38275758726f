package dev.confab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.fuzz.Damage.Outcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
  /// Whatever else may be answered with 501 hides a fault of ours.
  @Test
  void onlyVersionsAndTransferEncodingsMayBeUnsupported() {
    assertThat(Damage.ALL)
        .filteredOn(damage -> damage.outcome() == Outcome.UNSUPPORTED)
        .extracting(Damage::name)
        .containsExactly("odd version", "wrong encoding", "preface");
  }

  @Test
  void otherBytesLeaveTheVersion() {
    var request = new Request("POST", "/x", List.of("Host: h"), "a=b", false);
    var values = new Values(new Random(1));
    var damage =
        Damage.ALL.stream()
            .filter(one -> one.name().equals("other bytes"))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 1_000; i++) {
      assertThat(damage.text().apply(request, values)).contains(" HTTP/1.1\r\n");
    }
  }
}
