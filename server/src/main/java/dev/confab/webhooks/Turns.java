package dev.confab.webhooks;

import dev.confab.domain.sid.AccountSid;
import dev.confab.webhooks.Route.Account;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to be sent something. Accounts take turns; in an account the receivers that it
/// calls do, and at a receiver its webhooks. Who may not be called now waits for what is in the
/// way: an account for the end of one of its calls, a receiver for that or the end of its pause, a
/// webhook for the end of its own pause.
///
/// For one thread.
final class Turns {
  private final SendingLimits limits;
  private final Alarms alarms;
  private final Map<AccountSid, Account> accounts = new HashMap<>();
  private final Map<String, Receiver> receivers = new HashMap<>();
  private final Queue<Account> queue = new ArrayDeque<>();
  private int calls;

  Turns(SendingLimits limits, Alarms alarms) {
    this.limits = limits;
    this.alarms = alarms;
  }

  /// How many calls are under way or about to begin.
  int calls() {
    return calls;
  }

  /// It is known where a webhook leads. When that is not where it led, it is not known to be down.
  void enter(Hook hook, AccountSid account, Destination destination) {
    hook.isAimed = true;
    if (!destination.equals(hook.destination)) {
      leave(hook);
      hook.breaker.reset();
      hook.destination = destination;
      hook.route = route(account, destination);
      hook.route.hooks.add(hook);
    }
  }

  private Route route(AccountSid sid, Destination destination) {
    var account = accounts.computeIfAbsent(sid, Account::new);
    var receiver = receivers.computeIfAbsent(destination.receiver(), Receiver::new);
    var route = account.routes.computeIfAbsent(receiver, absent -> new Route(account, absent));
    receiver.routes.add(route);
    return route;
  }

  /// Nothing is sent to a webhook any more.
  void leave(Hook hook) {
    alarms.cancel(hook.alarm);
    hook.alarm = null;
    hook.isQueued = false;
    hook.destination = null;
    var route = hook.route;
    hook.route = null;
    if (route != null) {
      route.hooks.remove(hook);
      forgetIfIdle(route);
    }
  }

  /// Forgets what nobody needs, and with it whether it was down.
  private void forgetIfIdle(Route route) {
    var account = route.account;
    var receiver = route.receiver;
    if (route.hooks.isEmpty()) {
      account.routes.remove(receiver);
      receiver.routes.remove(route);
    }
    if (account.routes.isEmpty() && account.calls == 0) {
      accounts.remove(account.sid);
    }
    if (receiver.routes.isEmpty() && receiver.calls == 0) {
      receivers.remove(receiver.name, receiver);
      alarms.cancel(receiver.alarm);
      receiver.alarm = null;
    }
  }

  /// A webhook may have something to send.
  void offer(Hook hook) {
    var route = hook.route;
    if (route != null && !hook.isQueued && hook.hasWork()) {
      hook.isQueued = true;
      route.ready.add(hook);
      offer(route);
    }
  }

  private void offer(Route route) {
    if (!route.isQueued && !route.ready.isEmpty()) {
      route.isQueued = true;
      route.account.ready.add(route);
      offer(route.account);
    }
  }

  private void offer(Account account) {
    if (!account.isQueued && !account.ready.isEmpty()) {
      account.isQueued = true;
      queue.add(account);
    }
  }

  /// The next turn; `null` when nobody may be called now.
  @Nullable Turn next(Instant now) {
    while (calls < limits.callsMax() && !queue.isEmpty()) {
      var account = queue.remove();
      account.isQueued = false;
      if (account.calls < limits.accountCalls(calls)) {
        var turn = next(account, now);
        offer(account);
        if (turn != null) {
          return turn;
        }
      }
    }
    return null;
  }

  private @Nullable Turn next(Account account, Instant now) {
    for (var route = account.ready.poll(); route != null; route = account.ready.poll()) {
      var receiver = route.receiver;
      boolean isBusy = receiver.calls >= limits.receiverCalls(calls);
      if (!route.hooks.isEmpty() && (isBusy || !receiver.breaker.permits(now))) {
        receiver.waiting.add(route);
        setAlarm(receiver);
      } else {
        route.isQueued = false;
        var turn = next(route, now);
        offer(route);
        if (turn != null) {
          return turn;
        }
      }
    }
    return null;
  }

  private @Nullable Turn next(Route route, Instant now) {
    for (var hook = route.ready.poll(); hook != null; hook = route.ready.poll()) {
      if (hook.route == route) {
        hook.isQueued = false;
        if (!hook.breaker.permits(now)) {
          setAlarm(hook);
        } else if (hook.hasWork()) {
          return begin(hook, route);
        }
      }
    }
    return null;
  }

  private Turn begin(Hook hook, Route route) {
    calls++;
    route.account.calls++;
    route.receiver.calls++;
    return new Turn(hook, route, route.receiver.breaker.begin(), hook.breaker.begin());
  }

  /// A turn was not used.
  void cancel(Turn turn, Instant now) {
    end(turn, Verdict.UNKNOWN, now);
  }

  /// A turn is over. Who is found to be down by it gives what it has in memory back.
  void end(Turn turn, Verdict verdict, Instant now) {
    var route = turn.route();
    var receiver = route.receiver;
    calls--;
    route.account.calls--;
    receiver.calls--;
    if (receiver.breaker.end(turn.isReceiverProbe(), verdict.receiver(), now)) {
      receiver.routes.forEach(each -> each.hooks.forEach(Hook::shed));
    }
    if (turn.hook().breaker.end(turn.isHookProbe(), verdict.webhook(), now)) {
      turn.hook().shed();
    }
    release(receiver);
    offer(route.account);
    offer(turn.hook());
    forgetIfIdle(route);
  }

  private void release(Receiver receiver) {
    for (var route = receiver.waiting.poll(); route != null; route = receiver.waiting.poll()) {
      route.account.ready.add(route);
      offer(route.account);
    }
  }

  private void setAlarm(Receiver receiver) {
    var until = receiver.breaker.pausedUntil();
    if (until != null && receiver.alarm == null) {
      receiver.alarm =
          alarms.set(
              until,
              _ -> {
                receiver.alarm = null;
                release(receiver);
              });
    }
  }

  private void setAlarm(Hook hook) {
    var until = hook.breaker.pausedUntil();
    if (until != null && hook.alarm == null) {
      hook.alarm =
          alarms.set(
              until,
              _ -> {
                hook.alarm = null;
                offer(hook);
              });
    }
  }
}
