package dev.confab.store;

import static dev.confab.store.EventSamples.told;
import static dev.confab.store.MessageSamples.addChatter;
import static dev.confab.store.MessageSamples.addReached;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.MessageSamples.text;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.once;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ConversationState;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Outcome;
import dev.confab.support.TestDatabases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A writer plans each of its few statements once, maybe while the tables are small; the plans must
/// do for tables of any size.
class PostgresWriterTest {
  /// The driver prepares what it was asked for so often; half of the conversations are each
  /// writer's.
  private static final int CONVERSATIONS = 20;

  private static final String EXPLANATIONS =
      """
      SELECT format('EXPLAIN EXECUTE %I (%s)', name,
        array_to_string(array_fill(CAST('NULL' AS text), ARRAY[cardinality(parameter_types)]), ','))
      FROM pg_prepared_statements WHERE cardinality(parameter_types) > 0\
      """;

  private final String url = TestDatabases.newPostgresUrl();

  @Test
  void onlyWritersPlanOnceAndWithoutScans() {
    try (var stores = TestDatabases.postgres(url)) {
      var settings =
          List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "plan_cache_mode");
      for (int writer = 0; writer < StoreConfig.WRITERS; writer++) {
        int asked = writer;
        assertThat(settings.stream().map(setting -> ask(stores, asked, "SHOW " + setting)))
            .containsExactly(
                List.of("off"), List.of("off"), List.of("off"), List.of("force_generic_plan"));
      }
      assertThat(settings.stream().map(setting -> askOther(stores, "SHOW " + setting)))
          .containsExactly(List.of("on"), List.of("on"), List.of("on"), List.of("auto"));
    }
  }

  @Test
  void eachRowIsFoundByAnIndexThoughTablesAreSmall() {
    try (var stores = TestDatabases.postgres(url)) {
      writeFrom(1, stores);
      stores.database().write(session -> session.update("ANALYZE"));
    }
    try (var stores = TestDatabases.postgres(url)) {
      writeFrom(1 + CONVERSATIONS, stores);
      for (int writer = 0; writer < StoreConfig.WRITERS; writer++) {
        assertPrepared(ask(stores, writer, "SELECT statement FROM pg_prepared_statements"));
        for (var explanation : ask(stores, writer, EXPLANATIONS)) {
          assertThat(ask(stores, writer, explanation))
              .noneMatch(step -> step.matches(".*(Seq Scan|Hash|Merge).*"));
        }
        var planned = "SELECT statement FROM pg_prepared_statements WHERE custom_plans > 0";
        assertThat(ask(stores, writer, planned)).isEmpty();
      }
    }
  }

  /// What is frequent is among what was explained.
  private static void assertPrepared(List<String> statements) {
    for (var words :
        List.of(
            "INSERT INTO conversation_name",
            "INSERT INTO conversation_creation",
            "SELECT sid, next_event FROM conversation",
            "channel_participants, sid, account_sid",
            "identity, sid FROM participant",
            "address IS NOT NULL",
            "FROM answer",
            "UPDATE media",
            "UPDATE conversation SET date_inactive",
            "UPDATE conversation SET state",
            "UPDATE conversation_creation")) {
      assertThat(statements).as(words).anyMatch(statement -> statement.contains(words));
    }
  }

  /// Makes conversations, and two messages in each.
  private static void writeFrom(int first, Stores stores) {
    var media = new StoredMedia(stores);
    IntStream.range(first, first + CONVERSATIONS)
        .forEach(number -> {
          var made = conversation(number, "name " + number);
          StoredConversations.in(stores)
              .insert(
                  withState(told(made), ConversationState.INACTIVE), once("made " + number, NOON));
          addChatter(stores, number, 2 * number, "ann");
          addReached(stores, number, 2 * number + 1, "+1555" + number, "+1556");
          media.add(number);
          var attached = text("attached");
          stores
              .store()
              .append(
                  draft(number, 2 * number, "ann", attached, mediaSid(number), NOON),
                  once("said " + number, NOON));
          stores.store().append(draft(number, 2 * number + 1, "ann", NOON), null);
        });
  }

  /// What a writer's connection answers.
  private static List<String> ask(Stores stores, int writer, String query) {
    BatchWork<Integer, List<String>> asking =
        (session, writers) -> {
          var answer = session.list(query, row -> row.getString(1));
          return writers.stream().map(_ -> Outcome.done(answer)).toList();
        };
    return stores.database().write(asking, writer);
  }

  /// What a connection answers that no writer has.
  private static List<String> askOther(Stores stores, String query) {
    return stores.database().write(session -> session.list(query, row -> row.getString(1)));
  }
}
