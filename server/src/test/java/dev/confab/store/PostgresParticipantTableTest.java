package dev.confab.store;

import static dev.confab.store.ChatSamples.chatter;
import static dev.confab.store.ChatSamples.participantSid;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ConversationState;
import dev.confab.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresParticipantTableTest implements ParticipantTableContract {
  private final Stores stores = TestDatabases.postgres();

  @Override
  public Stores stores() {
    return stores;
  }

  private int forgetClosed() {
    return stores
        .store()
        .write(tables -> tables.participants().forgetClosedConversations(SCOPE, "ann"));
  }

  @Test
  @Timeout(30)
  void whomSomebodyElseHasLockedIsForgottenTheNextTime() {
    stores
        .store()
        .write(tables -> {
          for (int number = 1; number <= 3; number++) {
            var closed = withState(conversation(number), ConversationState.CLOSED);
            tables.conversations().insert(closed);
            tables.participants().insert(chatter(number, number, "ann"));
          }
          return tables;
        });
    var sid = participantSid(2).value();
    stores
        .database()
        .write(other -> {
          var lock = "SELECT sid FROM participant WHERE sid = ? FOR UPDATE";
          assertThat(other.find(lock, row -> row.getString(1), sid)).contains(sid);
          assertThat(forgetClosed()).isEqualTo(2);
          return other;
        });
    assertThat(forgetClosed()).isEqualTo(1);
  }
}
