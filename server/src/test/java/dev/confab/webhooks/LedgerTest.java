package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookSettings;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final WebhookKey FIRST = new WebhookKey("WH" + "1".repeat(32));
  private static final WebhookKey SECOND = new WebhookKey("WH" + "2".repeat(32));

  private final List<WebhookDelivery> recorded = new ArrayList<>();
  @AutoClose private final ApiUnderTest api;
  private final Scope scope;
  private final FaultyStore store;
  private final Ledger ledger;
  private long nanos;

  LedgerTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    scope = new Scope(api.account.sid(), api.account.defaultService());
    store = new FaultyStore(api.stores.store());
    ledger = ledger();
    assertThat(ledger.isMoved()).isFalse();
  }

  private Ledger ledger() {
    return new Ledger(new Bookmark(store, () -> nanos), () -> nanos, recorded::addAll);
  }

  /// As the planner makes it of the event at a position.
  private WebhookDelivery made(long position, WebhookKey webhook) {
    return made(position, webhook, "");
  }

  private WebhookDelivery made(long position, WebhookKey webhook, String parameters) {
    var now = api.clock.instant();
    var type = EventType.CONVERSATION_ADDED.text();
    var cause = new Cause(position, new Stream("CH" + "a".repeat(32)), position, type, now);
    var begun = Progress.begun(WebhookSettings.DEFAULT, now);
    return new WebhookDelivery(
        Draft.sid(cause, webhook), scope, webhook, cause, parameters, now, begun);
  }

  private WebhookDelivery delivered(WebhookDelivery delivery) {
    return delivery.with(delivery.progress().ended(State.DELIVERED, api.clock.instant()));
  }

  private Optional<WebhookDelivery> stored(WebhookDelivery delivery) {
    return api.stores
        .store()
        .read(tables -> tables.webhookDeliveries().find(scope, delivery.sid()));
  }

  private long written() {
    return api.stores
        .store()
        .read(tables -> tables.logReaders().find(LogReaderTable.WEBHOOKS).position());
  }

  private void somebodyElsePlans(long to) {
    var other = new Bookmark(api.stores.store(), () -> nanos);
    other.look();
    assertThat(other.write(to, _ -> {})).isTrue();
  }

  @Test
  void whatHasBecomeOfADeliveryIsWrittenWithIt() {
    var first = made(3, FIRST);
    var second = made(4, FIRST);
    ledger.add(List.of(first, second), 9);
    assertThat(ledger.position()).isEqualTo(9);
    assertThat(ledger.note(delivered(first))).isTrue();
    ledger.writeDue();
    assertThat(recorded).containsExactly(delivered(first));
    assertThat(stored(first)).contains(delivered(first));
    assertThat(stored(second)).isEmpty();
    assertThat(written()).isEqualTo(3);
    assertThat(ledger.note(delivered(first))).isFalse();
    assertThat(ledger.note(delivered(second))).isTrue();
    ledger.writeDue();
    assertThat(stored(second)).contains(delivered(second));
    assertThat(written()).isEqualTo(9);
  }

  /// Otherwise it would be told again by whoever begins where the bookmark is.
  @Test
  void nothingIsWrittenBeforeWhatWasPlannedBefore() {
    var slow = made(3, FIRST);
    var fast = made(4, SECOND);
    ledger.add(List.of(slow, fast), 4);
    ledger.note(delivered(fast));
    ledger.writeDue();
    assertThat(stored(fast)).isEmpty();
    assertThat(written()).isZero();
    nanos += Ledger.DELAY_NANOS_MAX - 1;
    assertThat(ledger.pause()).isEqualTo(1);
    ledger.writeDue();
    assertThat(stored(fast)).isEmpty();
    nanos++;
    ledger.writeDue();
    assertThat(stored(slow)).contains(slow);
    assertThat(stored(fast)).contains(delivered(fast));
    assertThat(recorded).containsExactly(delivered(fast));
    assertThat(written()).isEqualTo(4);
    assertThat(ledger.pause()).isEqualTo(Long.MAX_VALUE);
  }

  /// Otherwise one that is dead would hold up what all others are told.
  @Test
  void manyDoNotWaitForOne() {
    var slow = made(1, SECOND);
    var fast =
        LongStream.rangeClosed(2, Ledger.DECIDED_PART + 1)
            .mapToObj(position -> made(position, FIRST))
            .toList();
    var last = made(99, FIRST);
    ledger.add(List.of(slow), 1);
    ledger.add(fast, 98);
    ledger.add(List.of(last), 99);
    fast.subList(1, fast.size()).forEach(one -> ledger.note(delivered(one)));
    ledger.writeDue();
    assertThat(written()).isZero();
    ledger.note(delivered(fast.getFirst()));
    ledger.writeDue();
    assertThat(written()).isEqualTo(fast.getLast().cause().position());
    assertThat(stored(slow)).contains(slow);
    assertThat(stored(fast.getFirst())).contains(delivered(fast.getFirst()));
    assertThat(stored(last)).isEmpty();
    assertThat(ledger.note(delivered(slow))).isFalse();
  }

  @Test
  void theDeliveriesOfAnEventAreWrittenTogether() {
    var before = made(2, FIRST);
    var one = made(3, FIRST);
    var other = made(3, SECOND);
    ledger.add(List.of(before, one, other), 3);
    ledger.note(delivered(before));
    ledger.note(delivered(one));
    ledger.writeDue();
    assertThat(written()).isEqualTo(2);
    assertThat(stored(one)).isEmpty();
    ledger.note(delivered(other));
    ledger.writeDue();
    assertThat(written()).isEqualTo(3);
    assertThat(stored(one)).contains(delivered(one));
  }

  @Test
  void whatComesOfEventsIsWrittenWithAllThatIsBeforeIt() {
    var delivery = made(3, FIRST);
    var last = made(7, FIRST);
    ledger.add(List.of(delivery), 5);
    var isMine = ledger.write(7, tables -> tables.webhookDeliveries().insert(List.of(last)));
    assertThat(isMine).isTrue();
    assertThat(ledger.position()).isEqualTo(7);
    assertThat(stored(delivery)).contains(delivery);
    assertThat(stored(last)).contains(last);
    assertThat(written()).isEqualTo(7);
  }

  @Test
  void whoeverIsOvertakenForgetsWhatIsNotWritten() {
    var delivery = made(3, FIRST);
    ledger.add(List.of(delivery), 5);
    ledger.note(delivered(delivery));
    somebodyElsePlans(4);
    ledger.writeDue();
    assertThat(stored(delivery)).isEmpty();
    assertThat(recorded).as("nobody waits for it").containsExactly(delivered(delivery));
    assertThat(ledger.isMoved()).isTrue();
    assertThat(ledger.position()).isEqualTo(4);
    assertThat(ledger.isMoved()).isFalse();
  }

  /// What is planned from the old place, while that is found out, would be written twice.
  @Test
  void whoeverIsOvertakenAddsNothingBeforeItBeginsAgain() {
    ledger.add(List.of(made(3, FIRST)), 3);
    somebodyElsePlans(5);
    ledger.writeAll();
    var late = made(4, FIRST);
    assertThat(ledger.add(List.of(late), 4)).isFalse();
    assertThat(ledger.pass(4)).isFalse();
    assertThat(ledger.write(4, _ -> {})).isFalse();
    assertThat(ledger.isMoved()).isTrue();
    assertThat(ledger.isEmpty()).isTrue();
    assertThat(ledger.add(List.of(made(6, FIRST)), 6)).isTrue();
    ledger.writeAll();
    assertThat(stored(late)).isEmpty();
    assertThat(written()).isEqualTo(6);
  }

  @Test
  void whoPassesEventsNoticesWhoeverElsePlans() {
    assertThat(ledger.pass(5)).isTrue();
    assertThat(ledger.position()).isEqualTo(5);
    somebodyElsePlans(4);
    assertThat(ledger.pass(6)).isFalse();
    assertThat(ledger.isMoved()).isTrue();
    assertThat(ledger.position()).isEqualTo(4);
  }

  @Test
  void whatCannotBeWrittenNowIsKept() {
    var delivery = made(3, FIRST);
    ledger.add(List.of(delivery), 5);
    store.fault = () -> new Failure(ErrorCode.UNAVAILABLE, "away, says the test");
    assertThatThrownBy(ledger::writeAll).isInstanceOf(Failure.class);
    store.fault = null;
    assertThat(ledger.note(delivered(delivery))).isTrue();
    assertThat(ledger.isMoved()).isFalse();
    assertThat(ledger.position()).isEqualTo(5);
    ledger.writeDue();
    assertThat(stored(delivery)).contains(delivered(delivery));
    assertThat(written()).isEqualTo(5);
  }

  /// The answer of the database may have been lost.
  @Test
  void whatMayHaveBeenWrittenIsLookedFor() {
    var delivery = made(3, FIRST);
    ledger.add(List.of(delivery), 5);
    store.after = () -> new Failure(ErrorCode.UNAVAILABLE, "away, says the test");
    assertThatThrownBy(ledger::writeAll).isInstanceOf(Failure.class);
    store.after = null;
    assertThat(ledger.note(delivered(delivery))).isTrue();
    ledger.writeDue();
    assertThat(recorded).containsExactly(delivered(delivery));
    assertThat(ledger.isMoved()).isTrue();
    assertThat(ledger.position()).isEqualTo(5);
    assertThat(stored(delivery)).as("to be told again").contains(delivery);
  }

  @Test
  void whoeverBeginsAgainBeginsWithWhatIsWritten() {
    ledger.add(List.of(made(3, FIRST)), 5);
    ledger.restart();
    assertThat(ledger.isMoved()).isFalse();
    assertThat(ledger.position()).isZero();
    ledger.writeAll();
    assertThat(written()).isZero();
  }

  @Test
  void moreIsPlannedWhenSomeIsWritten() throws InterruptedException {
    var many =
        LongStream.rangeClosed(1, Ledger.UNWRITTEN_MAX)
            .mapToObj(position -> made(position, FIRST))
            .toList();
    ledger.add(many.subList(1, many.size()), many.size());
    assertThat(ledger.awaitRoom()).isTrue();
    ledger.add(many.subList(0, 1), many.size());
    assertThat(ledger.awaitRoom()).isFalse();
    ledger.writeAll();
    assertThat(ledger.awaitRoom()).isTrue();
  }

  @Test
  void longOnesTakeTheRoomOfMany() throws InterruptedException {
    var parameters = "x".repeat(1 << 20);
    int some = (int) (Ledger.UNWRITTEN_BYTES_MAX >> 20);
    for (int position = 1; position < some; position++) {
      ledger.add(List.of(made(position, FIRST, parameters)), position);
    }
    assertThat(ledger.awaitRoom()).isTrue();
    var last = made(some, FIRST, parameters);
    ledger.add(List.of(last), some);
    assertThat(ledger.awaitRoom()).isFalse();
    nanos += Ledger.DELAY_NANOS_MAX;
    ledger.note(delivered(last));
    ledger.writeDue();
    assertThat(ledger.awaitRoom()).isTrue();
    assertThat(written()).isEqualTo(some);
  }
}
