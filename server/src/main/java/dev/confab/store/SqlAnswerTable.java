package dev.confab.store;

import dev.confab.domain.AnswerTable;
import dev.confab.domain.Once;
import org.jspecify.annotations.Nullable;

/// Saves answers in the transaction of their changes.
record SqlAnswerTable(Sql sql) implements AnswerTable {
  @Override
  public <T> T save(@Nullable Once<T> once, T result) {
    return sql.call(session -> {
      Answers.save(session, once, result);
      return result;
    });
  }
}
