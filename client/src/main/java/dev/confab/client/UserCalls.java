package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on users in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a user, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class UserCalls<O, P, N extends @Nullable Object> permits Users {
  private final Caller<User, O, P, N> calls;

  UserCalls(Caller<User, O, P, N> calls) {
    this.calls = calls;
  }

  /// Creates a user; the identity is required. If it is taken, the call fails with
  /// [dev.confab.client.error.ErrorKind#CONFLICT]. Repeated after a failure only with a token, as
  /// for conversations.
  public O create(Consumer<UserForm> form) {
    return calls.post(RequestForm.filled(new UserForm(Use.CREATE), form));
  }

  /// Fetches a user.
  ///
  /// @param sidOrIdentity `US…` or the identity; encoded here, so any character may be in it
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public O fetch(String sidOrIdentity) {
    return calls.fetch(sidOrIdentity);
  }

  /// Changes what the form mentions and keeps the rest. The identity stays what it is.
  ///
  /// @param sidOrIdentity as for [#fetch]
  public O update(String sidOrIdentity, Consumer<UserForm> form) {
    return calls.update(sidOrIdentity, RequestForm.filled(new UserForm(Use.UPDATE), form));
  }

  /// Deletes a user. A repetition that finds nothing succeeds, as for conversations.
  ///
  /// @param sidOrIdentity as for [#fetch]
  public N delete(String sidOrIdentity) {
    return calls.delete(sidOrIdentity);
  }

  /// Fetches one page.
  public P list(Consumer<UserQuery> query) {
    return calls.list(ListQuery.filled(new UserQuery(), query));
  }
}
