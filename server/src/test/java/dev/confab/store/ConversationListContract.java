package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.account;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static dev.confab.store.StoreSamples.withActivity;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationState;
import dev.confab.domain.PageRequest;
import dev.confab.domain.PageRequest.Cursor;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of the lists of ConversationTable.
interface ConversationListContract extends StoresContract {
  ConversationFilter ALL = new ConversationFilter(null, null, null);

  /// Conversations are in these states by turns.
  List<ConversationState> TURNS =
      List.of(ConversationState.ACTIVE, ConversationState.INACTIVE, ConversationState.CLOSED);

  private Slice<Conversation> page(ConversationFilter filter, int size, @Nullable Cursor cursor) {
    return StoredConversations.in(stores()).list(SCOPE, filter, new PageRequest(size, cursor));
  }

  private void insert(Conversation conversation) {
    StoredConversations.in(stores()).insert(conversation, null);
  }

  /// Conversations 1 to `count`, three of each time, in three states by turns.
  private void insertTied(int count) {
    for (int number = 1; number <= count; number++) {
      var state = TURNS.get(number % 3);
      insert(withState(conversation(number, NOON.plusSeconds(number / 3)), state));
    }
  }

  private static List<Integer> numbers(List<Conversation> conversations) {
    return conversations.stream().map(ConversationListContract::number).toList();
  }

  private static int number(Conversation conversation) {
    return Integer.parseInt(conversation.sid().value().substring(2), 16);
  }

  private static List<Integer> down(int from, int to) {
    return IntStream.iterate(from, number -> number >= to, number -> number - 1).boxed().toList();
  }

  private List<Integer> walk(ConversationFilter filter, int size) {
    var seen = new ArrayList<Integer>();
    var slice = page(filter, size, null);
    seen.addAll(numbers(slice.items()));
    while (slice.next() != null) {
      slice = page(filter, size, slice.next());
      seen.addAll(numbers(slice.items()));
    }
    return seen;
  }

  @Test
  default void emptyListHasNoNeighbours() {
    assertThat(page(ALL, 5, null)).isEqualTo(new Slice<>(List.of(), null, null));
  }

  @Test
  default void pagesForwardOverTiesMissNothing() {
    insertTied(20);
    for (int size = 1; size <= 21; size++) {
      assertThat(walk(ALL, size)).as("pages of %d", size).isEqualTo(down(20, 1));
    }
  }

  @Test
  default void pagesBackwardMirrorThoseForward() {
    insertTied(20);
    var forward = new ArrayList<Slice<Conversation>>();
    for (var slice = page(ALL, 3, null); ; slice = page(ALL, 3, slice.next())) {
      forward.add(slice);
      if (slice.next() == null) {
        break;
      }
    }
    for (int i = forward.size() - 1; i > 0; i--) {
      var back = page(ALL, 3, Objects.requireNonNull(forward.get(i).previous()));
      assertThat(back.items()).isEqualTo(forward.get(i - 1).items());
      var again = page(ALL, 3, Objects.requireNonNull(back.next()));
      assertThat(again.items()).isEqualTo(forward.get(i).items());
      assertThat(back.previous() == null).isEqualTo(i == 1);
    }
    assertThat(forward.getFirst().previous()).isNull();
  }

  @Test
  default void exactlyFullLastPageHasNoNext() {
    insertTied(6);
    var second = page(ALL, 3, Objects.requireNonNull(page(ALL, 3, null).next()));
    assertThat(numbers(second.items())).isEqualTo(down(3, 1));
    assertThat(second.next()).isNull();
  }

  @Test
  default void cursorsSurviveTheElementThatTheyName() {
    insertTied(9);
    var next = page(ALL, 3, null).next();
    StoredConversations.in(stores()).delete(SCOPE, ref(7));
    var slice = page(ALL, 3, next);
    assertThat(numbers(slice.items())).isEqualTo(down(6, 4));
    assertThat(numbers(page(ALL, 3, slice.previous()).items())).isEqualTo(List.of(9, 8));
  }

  @Test
  default void pageWhoseElementsHaveGoneLeadsBackToTheLastOnes() {
    insertTied(4);
    var next = page(ALL, 3, null).next();
    StoredConversations.in(stores()).delete(SCOPE, ref(1));
    var empty = page(ALL, 3, next);
    assertThat(empty.items()).isEmpty();
    assertThat(empty.next()).isNull();
    assertThat(numbers(page(ALL, 3, empty.previous()).items())).isEqualTo(down(4, 2));
  }

  @Test
  default void backwardPageWithNothingBeforeItIsTheFirst() {
    insertTied(6);
    var second = page(ALL, 2, page(ALL, 2, null).next());
    StoredConversations.in(stores()).delete(SCOPE, ref(6));
    StoredConversations.in(stores()).delete(SCOPE, ref(5));
    assertThat(page(ALL, 2, second.previous())).isEqualTo(page(ALL, 2, null));
  }

  @Test
  default void whatComesAndGoesMovesNothingElse() {
    for (int number = 101; number <= 160; number++) {
      insert(conversation(number));
    }
    var seen = new ArrayList<Integer>();
    var slice = page(ALL, 7, null);
    for (int turn = 0; ; turn++) {
      seen.addAll(numbers(slice.items()));
      if (slice.next() == null) {
        break;
      }
      insert(conversation(200 + turn)); // before all pages
      insert(conversation(turn + 1)); // behind all pages
      StoredConversations.in(stores()).delete(SCOPE, ref(seen.getLast()));
      slice = page(ALL, 7, slice.next());
    }
    assertThat(seen).doesNotHaveDuplicates().containsAll(down(160, 101));
    assertThat(seen).isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  default void pagingUnderConcurrentWritesSeesEachOldRowOnce() {
    for (int number = 1001; number <= 1060; number++) {
      insert(conversation(number));
    }
    Race.run(
        8,
        runner -> {
          if (runner % 2 == 0) {
            var seen = walk(ALL, 4);
            assertThat(seen).doesNotHaveDuplicates().containsAll(down(1060, 1001));
          } else {
            for (int i = 0; i < 25; i++) {
              insert(conversation(2000 + runner * 100 + i));
              insert(conversation(runner * 100 + i));
              StoredConversations.in(stores()).delete(SCOPE, ref(runner * 100 + i));
            }
          }
        });
  }

  @Test
  default void stateFilterShowsThatStateOnly() {
    insertTied(12);
    for (int turn = 0; turn < TURNS.size(); turn++) {
      int wanted = turn;
      var filter = new ConversationFilter(null, null, TURNS.get(turn));
      assertThat(walk(filter, 2))
          .isEqualTo(down(12, 1).stream().filter(number -> number % 3 == wanted).toList());
    }
    assertThat(walk(new ConversationFilter(null, null, ConversationState.INITIALIZING), 2))
        .isEmpty();
  }

  @Test
  default void dateFiltersIncludeTheirEndsAndOrderByCreation() {
    for (int number = 1; number <= 10; number++) {
      var old = conversation(number);
      insert(withActivity(old, NOON.minusSeconds(number)));
    }
    var third = NOON.plusSeconds(3);
    var seventh = NOON.plusSeconds(7);
    assertThat(walk(new ConversationFilter(third, seventh, null), 2)).isEqualTo(down(7, 3));
    assertThat(walk(new ConversationFilter(third, null, null), 3)).isEqualTo(down(10, 3));
    assertThat(walk(new ConversationFilter(null, third, null), 3)).isEqualTo(down(3, 1));
    assertThat(walk(new ConversationFilter(third, third, ConversationState.ACTIVE), 3))
        .containsExactly(3);
    assertThat(walk(new ConversationFilter(third, null, ConversationState.CLOSED), 3)).isEmpty();
    assertThat(walk(ALL, 4)).isEqualTo(down(10, 1).reversed());
  }

  @Test
  default void datePagesGoBackToWhereTheFilterBegins() {
    for (int number = 1; number <= 9; number++) {
      insert(conversation(number));
    }
    var filter = new ConversationFilter(NOON.plusSeconds(2), NOON.plusSeconds(6), null);
    var second = page(filter, 3, page(filter, 3, null).next());
    assertThat(numbers(second.items())).isEqualTo(down(3, 2));
    var first = page(filter, 3, second.previous());
    assertThat(numbers(first.items())).isEqualTo(down(6, 4));
    assertThat(first.previous()).isNull();
  }

  @Test
  default void updatedConversationMovesToItsNewPlace() {
    insertTied(3);
    var moved = withActivity(conversation(1), NOON.plusSeconds(50));
    StoredConversations.in(stores()).update(SCOPE, ref(1), _ -> moved, null);
    assertThat(walk(ALL, 2)).containsExactly(1, 3, 2);
  }

  @Test
  default void otherScopesAreNotListed() {
    insert(conversation(1));
    insert(conversation(new Scope(SCOPE.account(), service(2)), 2, null, NOON));
    insert(conversation(new Scope(account(2), SCOPE.service()), 3, null, NOON));
    assertThat(walk(ALL, 5)).containsExactly(1);
  }

  @Test
  default void sortedBySidWithinATime() {
    for (int number : new int[] {5, 1, 3, 2, 4}) {
      insert(conversation(number, NOON));
    }
    assertThat(page(ALL, 5, null).items().stream().map(Conversation::sid))
        .containsExactly(sid(5), sid(4), sid(3), sid(2), sid(1));
  }
}
