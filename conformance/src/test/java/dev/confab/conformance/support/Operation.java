package dev.confab.conformance.support;

import dev.confab.api.Api;
import dev.confab.api.Authentication;
import dev.confab.api.Idempotency;
import dev.confab.api.OperationsResource;
import dev.confab.api.PageTokens;
import dev.confab.domain.AccountStore;
import dev.confab.domain.AnswerStore;
import dev.confab.domain.Limits;
import dev.confab.domain.Rules;
import dev.confab.domain.Store;
import dev.confab.domain.sid.SidSequence;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// An operation of the vendor's API that the server has.
///
/// @param id its name in the OpenAPI document
/// @param template its path, with `{Name}` for parameters
public record Operation(String id, String method, String template) {
  /// All of them, from the server's own table of routes.
  public static List<Operation> all() {
    var clock = InstantSource.system();
    var sids = new SidSequence(clock, new Random(1));
    var parts =
        new Api.Parts(
            Rules.over(unused(Store.class), sids, clock, Limits.DEFAULT),
            new Authentication(unused(AccountStore.class)),
            new Idempotency(unused(AnswerStore.class), clock),
            new PageTokens(new byte[32]),
            new OperationsResource(() -> {}, () -> ""));
    return Api.routes(parts).stream()
        .filter(route -> route.template().startsWith("/v1/"))
        .map(route -> new Operation(route.operation(), route.method(), route.template()))
        .toList();
  }

  /// Whether a request is meant for it: parameters match sids, also masked and wrong ones.
  public boolean matches(String otherMethod, String path) {
    var pattern = template.replaceAll("\\{\\w+}", "[A-Z]{2}[0-9A-Za-z]+");
    return method.equals(otherMethod) && path.matches(pattern);
  }

  /// The table is made without a call to any store.
  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new UnsupportedOperationException(method.toString());
            }));
  }
}
