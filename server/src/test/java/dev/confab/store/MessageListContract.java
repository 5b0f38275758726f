package dev.confab.store;

import static dev.confab.store.MessageSamples.SIDS;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Message;
import dev.confab.domain.MessageRef;
import dev.confab.domain.MessageTable.Order;
import dev.confab.domain.Messages;
import dev.confab.domain.Origin;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What lists of messages promise.
interface MessageListContract extends StoresContract {
  private StoredMessages stored() {
    return new StoredMessages(stores());
  }

  /// Two conversations whose messages alternate.
  private void fill(int messages) {
    stored().begin(conversation(1));
    stored().begin(conversation(2));
    for (int number = 0; number < 2 * messages; number++) {
      // The later ones are the older ones, which does not matter to the order.
      var now = NOON.minusSeconds(number);
      stores().store().append(draft(1 + number % 2, number, "system", now), null);
    }
  }

  private static List<Long> indexes(Slice<Message> slice) {
    return slice.items().stream().map(Message::index).toList();
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  default void pagesLeadThroughTheListAndBack(Order order) {
    fill(7);
    var all = indexes(stored().list(1, order, new PageRequest(100, null)));
    var expected = new ArrayList<>(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L));
    assertThat(all).isEqualTo(order == Order.ASCENDING ? expected : expected.reversed());
    var first = stored().list(1, order, new PageRequest(3, null));
    var second = stored().list(1, order, new PageRequest(3, first.next()));
    var third = stored().list(1, order, new PageRequest(3, second.next()));
    assertThat(first.previous()).isNull();
    assertThat(third.next()).isNull();
    var read = new ArrayList<>(indexes(first));
    read.addAll(indexes(second));
    read.addAll(indexes(third));
    assertThat(read).isEqualTo(all);
    assertThat(stored().list(1, order, new PageRequest(3, third.previous()))).isEqualTo(second);
    assertThat(stored().list(1, order, new PageRequest(3, second.previous()))).isEqualTo(first);
  }

  @Test
  default void whatComesAndGoesMovesNoPage() {
    fill(6);
    var first = stored().list(1, Order.ASCENDING, new PageRequest(2, null));
    var messages = new Messages(stores().store(), SIDS, InstantSource.fixed(NOON));
    for (var message : first.items()) {
      messages.delete(new MessageRef(SCOPE, ref(1), message.sid()), Origin.api(false));
    }
    stores().store().append(draft(1, 99, "system", NOON), null);
    var next = stored().list(1, Order.ASCENDING, new PageRequest(2, first.next()));
    assertThat(indexes(next)).containsExactly(2L, 3L);
    var rest =
        stored().list(1, Order.ASCENDING, new PageRequest(9, Objects.requireNonNull(next.next())));
    assertThat(indexes(rest)).containsExactly(4L, 5L, 6L);
  }

  @Test
  default void anEmptyListHasOnePage() {
    stored().begin(conversation(1));
    var page = stored().list(1, Order.DESCENDING, new PageRequest(5, null));
    assertThat(page).isEqualTo(new Slice<Message>(List.of(), null, null));
  }
}
