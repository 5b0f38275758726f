package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.PreHooks;
import dev.confab.domain.PreHooks.Verdict;
import dev.confab.domain.PreHooks.Verdict.Allowed;
import dev.confab.domain.PreHooks.Verdict.Refused;
import dev.confab.domain.Rehearsed;
import dev.confab.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Asks pre hooks before an operation is done.
///
/// What they are asked about comes from a rehearsal: the same operation, over a store that keeps
/// nothing. So a request that would fail fails before anybody is asked, pre hooks are told just
/// what webhooks would be told afterwards, and nothing is locked while an answer is waited for.
/// What an answer changes is put into the request, which is then done by the rules that hold for
/// all.
final class Beforehand {
  private final PreHooks hooks;
  private final Tools tools;
  private final Map<String, Route> rehearsals;

  /// @param rehearsals the operations over the rules of the rehearsal
  Beforehand(PreHooks hooks, Tools tools, List<Route> rehearsals) {
    this.hooks = hooks;
    this.tools = tools;
    this.rehearsals =
        rehearsals.stream()
            .filter(route -> route.asksBefore() != null)
            .collect(Collectors.toUnmodifiableMap(Route::operation, route -> route));
  }

  /// Asks everybody who wants to be asked, one after the other, and does what is then left to do.
  ///
  /// @throws Failure [ErrorCode#PRE_WEBHOOK_REFUSED], or as the operation does
  Reply handle(Request request) {
    var type = request.route().asksBefore();
    if (type == null || !request.origin().callsWebhooks()) {
      return request.handle();
    }
    var current = request;
    for (var hook : hooks.before(type, tools.scope(request))) {
      Rehearsed rehearsed;
      try {
        // Only what was done before, with the same idempotency key, has an answer here.
        return rehearsal(request).handle(current);
      } catch (Rehearsed end) {
        rehearsed = end;
      }
      var event = rehearsed.first(type);
      if (event.isEmpty()) {
        break; // nothing would change
      }
      current = allowed(current, hook.ask(event.get()));
    }
    return current.handle();
  }

  private Route.RouteHandler rehearsal(Request request) {
    return Objects.requireNonNull(rehearsals.get(request.route().operation())).handler();
  }

  private static Request allowed(Request request, Verdict verdict) {
    return switch (verdict) {
      case Allowed(var changes) -> request.changed(changes);
      case Refused() ->
          throw new Failure(
              ErrorCode.PRE_WEBHOOK_REFUSED, "The pre-event webhook has refused the request");
    };
  }
}
