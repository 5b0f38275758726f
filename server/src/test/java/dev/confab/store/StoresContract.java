package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// What is specified of a store has a database of its own in each test.
interface StoresContract {
  /// Over a database that was empty when the test began.
  Stores stores();

  /// Lists by creation are in a table of their own, which follows whatever a test has done.
  @AfterEach
  default void closeStores() {
    assertThat(withoutTheirPlace()).isEmpty();
    stores().close();
  }

  private List<String> withoutTheirPlace() {
    return stores()
        .database()
        .read(session ->
            session.list(
                """
                SELECT sid FROM conversation AS c FULL JOIN conversation_creation AS place
                  USING (number, sid, service_sid, state, date_created)
                WHERE c.state IS NULL OR place.date_created IS NULL\
                """,
                row -> row.getString(1)));
  }
}
