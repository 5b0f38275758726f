package dev.confab.webhooks;

import dev.confab.domain.sid.AccountSid;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// All webhooks of one account that lead to one receiver. For one thread.
final class Route {
  /// An account, which has only a share of all calls. For one thread.
  static final class Account {
    final AccountSid sid;
    final Map<Receiver, Route> routes = new HashMap<>();

    /// Those that have something to send.
    final Queue<Route> ready = new ArrayDeque<>();

    /// How many calls for it are under way.
    int calls;

    /// Whether it stands in the queue of all.
    boolean isQueued;

    Account(AccountSid sid) {
      this.sid = sid;
    }
  }

  final Account account;
  final Receiver receiver;
  final Set<Hook> hooks = new LinkedHashSet<>();

  /// Those that have something to send.
  final Queue<Hook> ready = new ArrayDeque<>();

  /// Whether it stands in the queue of its account or of its receiver.
  boolean isQueued;

  Route(Account account, Receiver receiver) {
    this.account = account;
    this.receiver = receiver;
  }
}
