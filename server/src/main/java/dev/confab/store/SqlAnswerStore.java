package dev.confab.store;

import dev.confab.domain.AccountSid;
import dev.confab.domain.AnswerStore;
import dev.confab.domain.Once.SavedAnswer;
import dev.confab.store.engine.Database;
import java.time.Instant;
import java.util.Optional;

/// Saved answers in a database; [Answers] saves them.
final class SqlAnswerStore implements AnswerStore {
  private static final String FIND =
      """
      SELECT fingerprint, status, body FROM answer
      WHERE account_sid = :account AND idempotency_key = :key AND date_created >= :validFrom\
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
    return database.read(session -> session.handle()
            .createQuery(FIND)
            .bind("account", account.value())
            .bind("key", key)
            .bind("validFrom", Micros.of(validFrom))
            .map((row, _) -> new SavedAnswer(row.getString(1), row.getInt(2), row.getString(3)))
            .findOne());
  }

  @Override
  public int forget(Instant savedBefore, int max) {
    return database.write(session -> session.handle().execute(FORGET, Micros.of(savedBefore), max));
  }
}
