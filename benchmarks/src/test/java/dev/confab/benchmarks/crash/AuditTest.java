package dev.confab.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.benchmarks.crash.Follower.Seen;
import dev.confab.benchmarks.crash.Heard.Told;
import dev.confab.benchmarks.crash.Ledger.Change;
import dev.confab.benchmarks.crash.Ledger.Creation;
import dev.confab.benchmarks.crash.Ledger.Made;
import dev.confab.benchmarks.crash.Stored.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A conversation with two messages, of which one is removed: first as it must be, then with one
/// thing wrong.
class AuditTest {
  private static final String LIST = "/v1/Conversations/CH1/Messages";

  private final Ledger ledger = new Ledger();
  private final List<Seen> events = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Findings findings = new Findings(sentence -> {});
  private Map<String, Map<String, Long>> listed = Map.of("CH1", Map.of("IM1", 0L));

  AuditTest() {
    ledger.made(new Made(new Creation("/v1/Conversations", "c"), "CH1", 0));
    ledger.made(new Made(new Creation(LIST, "m1"), "IM1", 0));
    ledger.made(new Made(new Creation(LIST, "m2"), "IM2", 1));
    ledger.changed(new Change(Ledger.MESSAGE_REMOVED, "IM2"), true);
    ledger.changed(new Change(Ledger.MESSAGE_UPDATED, "IM1"), false);
    happen(Ledger.CONVERSATION_ADDED, "CH1", -1);
    happen(Ledger.MESSAGE_ADDED, "IM1", 0);
    happen(Ledger.MESSAGE_ADDED, "IM2", 1);
    happen(Ledger.MESSAGE_REMOVED, "IM2", 1);
  }

  private void happen(String type, String subject, long index) {
    int sequence = events.size();
    events.add(new Seen(type, "CH1", sequence, true, subject, index));
    deliveries.add(new Delivery("token " + sequence, type, "CH1", sequence, "delivered"));
    told.add(new Told("token " + sequence, type, "CH1", subject));
  }

  private Set<String> wrong() {
    var audit = new Audit(ledger, events, told, findings);
    audit.feed();
    audit.promises();
    audit.messages(listed);
    audit.deliveries(deliveries);
    return findings.counts().keySet();
  }

  @Test
  void nothingIsWrongWhenAllIsThereOnce() {
    assertThat(wrong()).isEmpty();
  }

  @Test
  void whatWasInDoubtMayHaveHappened() {
    happen(Ledger.MESSAGE_UPDATED, "IM1", 0);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void whatIsToldTwiceUnderTheSameTokenIsRight() {
    told.add(1, told.get(0));
    assertThat(wrong()).isEmpty();
    assertThat(new Audit(ledger, events, told, findings).repeats()).isEqualTo(1);
  }

  @Test
  void aLostEventIsFound() {
    events.remove(2);
    assertThat(wrong())
        .contains(
            "sequence with a gap or a repeat",
            "creation that was not told once",
            "delivery without its event");
  }

  @Test
  void anEventThatIsSeenTwiceIsFound() {
    events.add(2, events.get(1));
    assertThat(wrong()).contains("sequence with a gap or a repeat", "index with a gap or a repeat");
  }

  @Test
  void aGapOfIndexesIsFound() {
    happen(Ledger.MESSAGE_ADDED, "IM3", 3);
    assertThat(wrong())
        .contains("index with a gap or a repeat", "event of something that nobody made");
  }

  @Test
  void aLostChangeIsFound() {
    ledger.changed(new Change(Ledger.CONVERSATION_UPDATED, "CH1"), true);
    assertThat(wrong()).containsExactly("change that was not told as often as made");
  }

  @Test
  void aChangeThatNobodyMadeIsFound() {
    happen(Ledger.CONVERSATION_UPDATED, "CH1", -1);
    assertThat(wrong()).containsExactly("event of a change that nobody made");
  }

  @Test
  void aMessageThatIsGoneIsFound() {
    listed = Map.of("CH1", Map.of());
    assertThat(wrong()).containsExactly("messages other than the feed told");
  }

  @Test
  void aMissingDeliveryIsFound() {
    deliveries.remove(1);
    assertThat(wrong()).contains("event without its delivery", "call without its delivery");
  }

  @Test
  void aSecondDeliveryIsFound() {
    deliveries.add(new Delivery("other", Ledger.MESSAGE_ADDED, "CH1", 1, "dead"));
    assertThat(wrong())
        .containsExactlyInAnyOrder(
            "event with two deliveries",
            "delivery that did not succeed",
            "delivery that nobody heard");
  }

  @Test
  void callsOutOfOrderAreFound() {
    told.add(told.remove(1));
    assertThat(wrong()).containsExactly("calls out of their order");
  }

  @Test
  void aCallThatTellsSomethingElseIsFound() {
    told.set(1, new Told("token 1", Ledger.MESSAGE_ADDED, "CH1", "IM2"));
    assertThat(wrong()).containsExactly("call that tells something else");
  }
}
