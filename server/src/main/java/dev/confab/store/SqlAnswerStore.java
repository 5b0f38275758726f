package dev.confab.store;

import dev.confab.domain.AnswerStore;
import dev.confab.domain.Once.SavedAnswer;
import dev.confab.domain.sid.AccountSid;
import dev.confab.store.engine.Database;
import java.time.Instant;
import java.util.Optional;

/// Saved answers in a database; [Answers] saves them.
final class SqlAnswerStore implements AnswerStore {
  private static final String FIND =
      """
      SELECT fingerprint, status, body FROM answer
      WHERE account_sid = ? AND idempotency_key = ? AND date_created >= ?\
      """;

  private static final String FORGET =
      """
      DELETE FROM answer WHERE (account_sid, idempotency_key) IN (
        SELECT account_sid, idempotency_key FROM answer
        WHERE date_created < ? ORDER BY date_created LIMIT ?)\
      """;

  private final Database database;

  SqlAnswerStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<SavedAnswer> find(AccountSid account, String key, Instant validFrom) {
    return database.read(session ->
        session.find(
            FIND,
            row -> new SavedAnswer(row.getString(1), row.getInt(2), row.getString(3)),
            account.value(),
            key,
            Micros.of(validFrom)));
  }

  @Override
  public int forget(Instant savedBefore, int max) {
    return database.write(session -> session.update(FORGET, Micros.of(savedBefore), max));
  }
}
