package dev.confab.domain;

import dev.confab.domain.ConversationTable.Look;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Looks that are due and have not been taken, to the second in the order of their dates.
///
/// Those of one second come by sid: conversations that were created one after the other, so that
/// what is done at once lies together in the database. In a random order each would be on other
/// pages, and writing those costs more than all the rest.
final class DueLooks {
  static final Comparator<Look> ORDER =
      Comparator.comparing((Look look) -> look.date().truncatedTo(ChronoUnit.SECONDS))
          .thenComparing(look -> look.conversation().value());

  private final PriorityQueue<Look> queue = new PriorityQueue<>(ORDER);

  /// All that is due until then has been found.
  private Instant known = Instant.EPOCH;

  boolean isEmpty() {
    return queue.isEmpty();
  }

  int size() {
    return queue.size();
  }

  /// Begins anew.
  ///
  /// @param found the earliest that are due
  /// @param until all that are due until then are among them
  void fill(Collection<Look> found, Instant until) {
    queue.clear();
    queue.addAll(found);
    known = until;
  }

  /// Takes the first ones.
  List<Look> take(int max) {
    var taken = new ArrayList<Look>();
    while (taken.size() < max && !queue.isEmpty()) {
      taken.add(queue.remove());
    }
    return taken;
  }

  /// Whether a look comes before all that have not been taken.
  boolean isNext(Look look) {
    var first = queue.peek();
    return !look.date().isAfter(known) && (first == null || ORDER.compare(look, first) < 0);
  }

  /// Has a conversation looked at again, unless that is later than what is known.
  void add(Look look) {
    if (!look.date().isAfter(known)) {
      queue.add(look);
    }
  }
}
