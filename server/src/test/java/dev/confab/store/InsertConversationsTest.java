package dev.confab.store;

import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A refusal must be cheap: where nobody of a batch is left, there is nothing to write.
class InsertConversationsTest {
  @Test
  void sqliteWritesNothingWhereAllAreRefused(@TempDir Path folder) {
    try (var stores = TestDatabases.sqlite(folder)) {
      assertRefusedWithoutWriting(stores);
    }
  }

  @Test
  void postgresWritesNothingWhereAllAreRefused() {
    try (var stores = TestDatabases.postgres()) {
      assertRefusedWithoutWriting(stores);
    }
  }

  private static void assertRefusedWithoutWriting(Stores stores) {
    var conversations = StoredConversations.in(stores);
    conversations.insert(conversation(1, "name"), null);
    stores
        .database()
        .write(session -> session.update("ALTER TABLE conversation_creation RENAME TO elsewhere"));
    var failure =
        catchThrowableOfType(
            Failure.class, () -> conversations.insert(conversation(2, "name"), null));
    assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_NAME_TAKEN);
  }
}
