package dev.confab.domain;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where conversations are kept. Every write is on disk when its method returns; a method that
/// throws has changed nothing. `once`, where it is given, is saved in the same transaction, and a
/// key that is taken makes the write fail with [ErrorCode#CONFLICT] as [#isRepeat] tells.
///
/// Any method may fail with [ErrorCode#UNAVAILABLE] when the database cannot be reached, is full,
/// or has too much to do.
public interface ConversationStore {
  /// The detail that a CONFLICT carries when it means "this request was done before".
  String REPEATED = "repeated_request";

  static boolean isRepeat(Failure failure) {
    return failure.details().containsKey(REPEATED);
  }

  static Failure repeated() {
    return new Failure(
        ErrorCode.CONFLICT,
        "A request with this idempotency key is being processed",
        Map.of(REPEATED, "true"));
  }

  /// Adds a conversation; fails with [ErrorCode#UNIQUE_NAME_TAKEN].
  void insert(Conversation conversation, @Nullable Once<Conversation> once);

  Optional<Conversation> find(Scope scope, ConversationRef ref);

  /// Replaces a conversation by what a rule makes of it. Nobody else changes it between the rule's
  /// input and the write. The rule may be called again, so it must only compute; when it returns an
  /// equal conversation nothing is written. What it throws passes through.
  ///
  /// @return the conversation after the rule, or empty when there is none
  Optional<Conversation> update(
      Scope scope,
      ConversationRef ref,
      UnaryOperator<Conversation> rule,
      @Nullable Once<Conversation> once);

  /// Removes a conversation with all that belongs to it, and frees its unique name.
  ///
  /// @return whether there was one
  boolean delete(Scope scope, ConversationRef ref);

  /// One page: the latest activity first, or the newest first when the filter has a date; equal
  /// times by descending sid.
  Slice<Conversation> list(Scope scope, ConversationFilter filter, PageRequest page);
}
