package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who wants the first rows does not pay for the others.
class FirstRowsTest {
  /// The third of five rows cannot be made: it has no absolute value in 64 bits.
  private static final String FAILS_AT_THIRD =
      """
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 5)
      SELECT abs(CASE n WHEN 3 THEN -9223372036854775807 - 1 ELSE n END) FROM number\
      """;

  @TempDir Path folder;

  @Test
  void sqliteDoesNotMakeWhatIsNotWanted() {
    try (var stores = TestDatabases.sqlite(folder)) {
      assertFirst(stores, "integer overflow");
    }
  }

  @Test
  void postgresDoesNotMakeWhatIsNotWanted() {
    try (var stores = TestDatabases.postgres()) {
      assertFirst(stores, "bigint out of range");
    }
  }

  /// A statement is used again by those who want more.
  private static void assertFirst(Stores stores, String failure) {
    var database = stores.database();
    for (int max : new int[] {2, 1, 2}) {
      assertThat(first(stores, max)).isEqualTo(List.of(1L, 2L).subList(0, max));
    }
    assertThatThrownBy(() ->
            database.write(session -> {
              var before = session.first(2, FAILS_AT_THIRD, row -> row.getLong(1));
              assertThat(before).hasSize(2);
              return session.list(FAILS_AT_THIRD, row -> row.getLong(1));
            }))
        .hasStackTraceContaining(failure);
    assertThat(first(stores, 2)).hasSize(2);
  }

  private static List<Long> first(Stores stores, int max) {
    return stores
        .database()
        .write(session -> session.first(max, FAILS_AT_THIRD, row -> row.getLong(1)));
  }
}
