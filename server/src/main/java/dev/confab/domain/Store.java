package dev.confab.domain;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything that is kept, read and changed in transactions. What was written is on disk when a
/// method returns; a method that throws has changed nothing.
///
/// Any method may fail with [ErrorCode#UNAVAILABLE] when the database cannot be reached, is full,
/// or has too much to do.
public interface Store {
  /// Reads. What is read twice may change in between.
  <R> R read(Function<Tables, R> reading);

  /// Changes in one transaction. It may be run again, so the change must only compute and use the
  /// tables; what it throws undoes it and passes through.
  <R> R write(Function<Tables, R> change);

  /// Adds a conversation with the event that tells of it. This and [#append] are the frequent
  /// changes: they are done for many callers at once.
  ///
  /// @param added the first event of the conversation
  /// @param once saved in the same transaction; see [AnswerTable#save]
  /// @throws Failure [ErrorCode#UNIQUE_NAME_TAKEN]
  void create(Conversation conversation, Event added, @Nullable Once<Conversation> once);

  /// Adds a message as the next one of its conversation, by the rules of [MessageRules].
  ///
  /// @return the message, or empty when there is no such conversation
  /// @throws Failure as the rules say, and for media that cannot be attached
  Optional<Message> append(MessageDraft draft, @Nullable Once<Message> once);
}
