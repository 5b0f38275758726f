package dev.confab.store;

import dev.confab.domain.AnswerTable;
import dev.confab.domain.Once;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Saves answers under their keys. A key is free when nothing is saved under it, or only something
/// that no longer counts; the database decides, so of two that race one wins.
final class Answers {
  private static final String SAVE =
      """
      INSERT INTO answer (account_sid, idempotency_key, fingerprint, status, body, date_created)
      SELECT ?, ?, ?, ?, ?, ? WHERE TRUE
      ON CONFLICT (account_sid, idempotency_key) DO UPDATE
        SET fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body,
          date_created = excluded.date_created
        WHERE answer.date_created < ?\
      """;

  /// The order in which many are saved, so that two batches on two connections cannot wait for each
  /// other.
  static final Comparator<Once<?>> ORDER =
      Comparator.<Once<?>, String>comparing(once -> once.account().value())
          .thenComparing(Once::key);

  /// What an answer is found by.
  record Key(String account, String key) {
    static Key of(Once<?> once) {
      return new Key(once.account().value(), once.key());
    }
  }

  private Answers() {}

  /// Saves the answer to a change, if it is wanted.
  ///
  /// @throws dev.confab.domain.Failure [AnswerTable#repeated()]
  static <T> void save(Session session, @Nullable Once<T> once, T result) throws SQLException {
    if (once == null) {
      return;
    }
    var save = session.prepare(SAVE);
    bind(save, once, result);
    if (save.executeUpdate() == 0) {
      throw AnswerTable.repeated();
    }
  }

  /// Which of many keys are taken by answers that count.
  static Set<Key> taken(Sql sql, List<? extends Once<?>> onces) {
    var query =
        sql.dialect()
            .lookUp(
                "account_sid, idempotency_key, date_created",
                "answer",
                "account_sid = wanted.value ->> 0 AND idempotency_key = wanted.value ->> 1",
                "");
    var saved = new HashMap<Key, Long>();
    var keys = Wanted.of(onces, once -> once.account().value(), Once::key);
    sql.list(
        query, row -> saved.put(new Key(row.getString(1), row.getString(2)), row.getLong(3)), keys);
    return onces.stream()
        .filter(
            once -> saved.getOrDefault(Key.of(once), Long.MIN_VALUE) >= Micros.of(once.validFrom()))
        .map(Key::of)
        .collect(Collectors.toSet());
  }

  /// Saves many, one for each position.
  ///
  /// @return whether each was saved
  static <T> boolean[] saveAll(Session session, List<Once<T>> onces, List<T> results)
      throws SQLException {
    var save = session.prepare(SAVE);
    for (int i = 0; i < onces.size(); i++) {
      bind(save, onces.get(i), results.get(i));
      save.addBatch();
    }
    return Batches.changed(save);
  }

  private static <T> void bind(PreparedStatement save, Once<T> once, T result) throws SQLException {
    var answer = once.answer().apply(result);
    save.setString(1, once.account().value());
    save.setString(2, once.key());
    save.setString(3, answer.fingerprint());
    save.setInt(4, answer.status());
    save.setString(5, answer.body());
    save.setLong(6, Micros.of(once.now()));
    save.setLong(7, Micros.of(once.validFrom()));
  }
}
