package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationState;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists must cost the same however many conversations there are: every scan goes through an index
/// that has the order of the list, and ends at the size of a page.
class ConversationPlanTest {
  private static final int ROWS = 5_000;

  @TempDir Path folder;

  @Test
  void sqliteReadsEachStateInTheOrderOfItsIndex() {
    try (var stores = TestDatabases.sqlite(folder)) {
      fill(stores);
      for (var plan : plans(stores, "EXPLAIN QUERY PLAN ", 4)) {
        assertThat(plan)
            .noneMatch(step -> step.contains("SCAN conversation"))
            .filteredOn(step -> step.contains("SEARCH"))
            .isNotEmpty()
            .allMatch(step ->
                step.contains("(service_sid=? AND state=? AND (")
                    || step.equals("SEARCH conversation USING INDEX conversation_sid (sid=?)"));
        // What a scan found is at most one page: merging the states may sort that again.
        assertThat(plan.indexOf("USE TEMP B-TREE FOR ORDER BY"))
            .isNotEqualTo(indexOf(plan, "SEARCH") + 1);
      }
    }
  }

  @Test
  void postgresReadsEachStateInTheOrderOfItsIndex() {
    try (var stores = TestDatabases.postgres()) {
      fill(stores);
      for (var table : List.of("conversation", "conversation_creation")) {
        stores.database().write(session -> session.update("ANALYZE " + table));
      }
      for (var plan : plans(stores, "EXPLAIN ", 1)) {
        assertThat(plan)
            .noneMatch(step -> step.contains("Seq Scan") || step.contains("Bitmap"))
            .anyMatch(step -> step.contains("Index Scan") && step.contains("conversation_"));
        // Nothing sorts between a scan and its limit: what is behind that is at most one page.
        var scans = plan.stream().filter(step -> !step.contains("Nested Loop")).toList();
        for (int step = 1; step < scans.size(); step++) {
          if (scans.get(step).matches(".* using conversation_(active|created) .*")) {
            assertThat(scans.get(step - 1)).as(String.join("\n", plan)).contains("Limit");
          }
        }
      }
    }
  }

  private static int indexOf(List<String> plan, String words) {
    for (int step = 0; step < plan.size(); step++) {
      if (plan.get(step).contains(words)) {
        return step;
      }
    }
    return -1;
  }

  private static void fill(Stores stores) {
    Race.run(
        50,
        runner -> {
          for (int i = 0; i < ROWS / 50; i++) {
            int number = runner * ROWS / 50 + i;
            var state = number % 100 == 0 ? ConversationState.CLOSED : ConversationState.ACTIVE;
            StoredConversations.in(stores).insert(withState(conversation(number), state), null);
          }
        });
  }

  private static List<ConversationList> lists() {
    return List.of(
        new ConversationList(SCOPE, new ConversationFilter(null, null, null)),
        new ConversationList(SCOPE, new ConversationFilter(NOON, null, null)),
        new ConversationList(SCOPE, new ConversationFilter(null, null, ConversationState.CLOSED)),
        new ConversationList(SCOPE, new ConversationFilter(null, NOON, ConversationState.ACTIVE)));
  }

  private static List<List<String>> plans(Stores stores, String explain, int column) {
    var plans = new ArrayList<List<String>>();
    for (var list : lists()) {
      plans.add(plan(stores, explain, column, list, false));
      plans.add(plan(stores, explain, column, list, true));
    }
    return plans;
  }

  private static List<String> plan(
      Stores stores, String explain, int column, ConversationList list, boolean isBackward) {
    return stores
        .database()
        .read(session -> {
          var query = session.prepare(explain + list.sql(isBackward, 51));
          list.bind(query, new Place(Micros.of(NOON.plusSeconds(2_500)), ""), isBackward);
          var steps = new ArrayList<String>();
          try (var rows = query.executeQuery()) {
            while (rows.next()) {
              steps.add(rows.getString(column));
            }
          }
          return steps;
        });
  }
}
