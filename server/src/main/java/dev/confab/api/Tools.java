package dev.confab.api;

import dev.confab.domain.Once;
import dev.confab.domain.Scope;
import dev.confab.domain.Services;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.Reply;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the handlers of all resources need.
record Tools(Services services, Idempotency idempotency, PageTokens tokens) {
  /// The named service, which must exist, or the account's default one.
  Scope scope(Request request) {
    var account = request.account();
    var named = request.path().get(Families.SERVICE);
    if (named == null) {
      return new Scope(account.sid(), account.defaultService());
    }
    if (!ServiceSid.matches(named)) {
      throw request.notFound();
    }
    return services
        .fetch(account.sid(), new ServiceSid(named))
        .map(service -> new Scope(account.sid(), service.sid()))
        .orElseThrow(request::notFound);
  }

  /// Does a change once, however often its request comes; see [Idempotency#run].
  <T> Reply once(
      Request request, Function<@Nullable Once<T>, T> change, Function<T, Reply> render) {
    return idempotency.run(request, change, render);
  }

  /// Begins the answer to a request for a page.
  ///
  /// @param filters as [Paging] takes them
  Paging page(Request request, Paging.Listing listing, @Nullable String... filters) {
    return new Paging(tokens, listing, request, filters);
  }
}
