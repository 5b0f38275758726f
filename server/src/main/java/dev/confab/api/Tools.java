package dev.confab.api;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.Once;
import dev.confab.domain.Rules;
import dev.confab.domain.Scope;
import dev.confab.domain.UserRef;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.UserSid;
import dev.confab.http.Reply;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the handlers of all resources need.
record Tools(Rules rules, Idempotency idempotency, PageTokens tokens) {
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
    return rules
        .services()
        .fetch(account.sid(), new ServiceSid(named))
        .map(service -> new Scope(account.sid(), service.sid()))
        .orElseThrow(request::notFound);
  }

  /// Does a change once, however often its request comes; see [Idempotency#run].
  <T> Reply once(
      Request request, Function<@Nullable Once<T>, T> change, Function<T, Reply> render) {
    return once(request, "", change, render);
  }

  /// As above, for a request whose body the handler has read itself.
  <T> Reply once(
      Request request,
      String body,
      Function<@Nullable Once<T>, T> change,
      Function<T, Reply> render) {
    return idempotency.run(request, body, change, render);
  }

  /// Begins the answer to a request for a page.
  ///
  /// @param filters as [Paging] takes them
  Paging page(Request request, Paging.Listing listing, @Nullable String... filters) {
    return new Paging(tokens, listing, bySid(request), filters);
  }

  /// The bucket that a request counts in, among those of its kind: that of its conversation, or of
  /// its service.
  String bucket(Request request) {
    var account = request.account().sid().value();
    return request.route().bucket() == Route.Bucket.CONVERSATION
        ? account + bySid(request).pathValue(Families.CONVERSATION)
        : account + scope(request).service();
  }

  /// The request with sids where its path has a unique name or an identity. What does not exist
  /// keeps its name.
  private Request bySid(Request request) {
    var conversation = request.path().get(Families.CONVERSATION);
    if (conversation != null && !ConversationSid.matches(conversation)) {
      return rules
          .conversations()
          .fetch(scope(request), ConversationRef.of(conversation))
          .map(found -> request.with(Families.CONVERSATION, found.sid().value()))
          .orElse(request);
    }
    var user = request.path().get(Families.USER);
    if (user != null && !UserSid.matches(user)) {
      return rules
          .users()
          .fetch(scope(request), UserRef.of(user))
          .map(found -> request.with(Families.USER, found.user().sid().value()))
          .orElse(request);
    }
    return request;
  }
}
