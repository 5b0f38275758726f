package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on roles in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a role, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class RoleCalls<O, P, N extends @Nullable Object> permits Roles {
  private final Caller<Role, O, P, N> calls;

  RoleCalls(Caller<Role, O, P, N> calls) {
    this.calls = calls;
  }

  /// Creates a role; friendly name, type and permissions are required. Repeated after a failure
  /// only with a token, as for conversations.
  public O create(Consumer<RoleForm> form) {
    return calls.post(RequestForm.filled(new RoleForm(Use.CREATE), form));
  }

  /// Fetches a role.
  ///
  /// @param sid `RL…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Replaces all permissions of a role; nothing else of it can be changed.
  ///
  /// @param sid `RL…`
  public O update(String sid, Consumer<RoleForm> form) {
    return calls.update(sid, RequestForm.filled(new RoleForm(Use.UPDATE), form));
  }

  /// Deletes a role. A repetition that finds nothing succeeds, as for conversations.
  ///
  /// @param sid `RL…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<RoleQuery> query) {
    return calls.list(ListQuery.filled(new RoleQuery(), query));
  }
}
