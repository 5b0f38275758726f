package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on conversations in one of four manners: waiting for the result or not, with metadata
/// or not. `client.conversations()` is the plain one; its `raw()`, `async()` and `asyncRaw()` lead
/// to the others.
///
/// A class that is extended, against the house rule, so that each call is written and described
/// once and the plain manner still has a simple name.
///
/// @param <O> a conversation, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ConversationCalls<O, P, N extends @Nullable Object> permits Conversations {
  private final Caller<Conversation, O, P, N> calls;
  private final Caller<Conversation, O, P, N> withParticipants;

  ConversationCalls(
      Caller<Conversation, O, P, N> calls, Caller<Conversation, O, P, N> withParticipants) {
    this.calls = calls;
    this.withParticipants = withParticipants;
  }

  /// Creates a conversation; nothing has to be said about it.
  ///
  /// Is repeated after a failure only with a token that keeps the server from doing it twice; the
  /// token is generated unless the options turn retries off.
  public O create(Consumer<ConversationForm> form) {
    return calls.post(RequestForm.filled(new ConversationForm(Use.CREATE), form));
  }

  /// Creates a conversation together with up to ten participants, or nothing at all.
  ///
  /// With participants the answer has status 202 and the state [ConversationState#INITIALIZING]:
  /// fetch the conversation until it has another one, before you write to it. It becomes closed if
  /// a participant could not be added after all. Repeated after a failure only with a token, as for
  /// [#create].
  ///
  /// @param form names the participants too: [ConversationForm#participant]
  public O createWithParticipants(Consumer<ConversationForm> form) {
    return withParticipants.post(
        RequestForm.filled(new ConversationForm(Use.CREATE_WITH_PARTICIPANTS), form));
  }

  /// Fetches a conversation.
  ///
  /// @param sidOrUniqueName encoded here, so any character may be in a name
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public O fetch(String sidOrUniqueName) {
    return calls.fetch(sidOrUniqueName);
  }

  /// Changes what the form mentions and keeps the rest. A closed conversation cannot be changed.
  ///
  /// @param sidOrUniqueName as for [#fetch]
  public O update(String sidOrUniqueName, Consumer<ConversationForm> form) {
    return calls.update(
        sidOrUniqueName, RequestForm.filled(new ConversationForm(Use.UPDATE), form));
  }

  /// Deletes a conversation with everything in it.
  ///
  /// If an attempt got no answer, or a 5xx, and its repetition finds nothing, the call succeeds:
  /// the first attempt has most likely done the work; metadata shows it as a 204. A first attempt
  /// that finds nothing fails with [dev.confab.client.error.ErrorKind#NOT_FOUND].
  ///
  /// @param sidOrUniqueName as for [#fetch]
  public N delete(String sidOrUniqueName) {
    return calls.delete(sidOrUniqueName);
  }

  /// Fetches one page.
  public P list(Consumer<ConversationQuery> query) {
    return calls.list(ListQuery.filled(new ConversationQuery(), query));
  }
}
