package dev.confab.api;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.Conversations;
import dev.confab.domain.Once;
import dev.confab.domain.Scope;
import dev.confab.domain.ServiceSid;
import dev.confab.domain.Services;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Conversations`, and its twin under a named service.
final class ConversationsResource {
  private static final int PAGE_SIZE_DEFAULT = 50;
  private static final int PAGE_SIZE_MAX = 100;

  private final Conversations conversations;
  private final Services services;
  private final Idempotency idempotency;
  private final Paging.Listing listing;

  ConversationsResource(
      Conversations conversations, Services services, Idempotency idempotency, PageTokens tokens) {
    this.conversations = conversations;
    this.services = services;
    this.idempotency = idempotency;
    this.listing = new Paging.Listing(tokens, "conversations", PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX);
  }

  List<Route> routes() {
    return Families.both(
        "/Conversations",
        (path, operation) ->
            List.of(
                Route.of("GET", path, "List" + operation, this::list),
                Route.of("POST", path, "Create" + operation, this::create),
                Route.of("GET", path + "/{Sid}", "Fetch" + operation, this::fetch),
                Route.of("POST", path + "/{Sid}", "Update" + operation, this::update),
                Route.of("DELETE", path + "/{Sid}", "Delete" + operation, this::delete)),
        "Conversation");
  }

  private Reply list(Request request) {
    var filter = ConversationForm.filter(request.query());
    var state = filter.state();
    var query = request.query();
    var scope = scope(request);
    return new Paging(
            listing,
            request,
            Paging.filters(
                "StartDate", query.textOrNull("StartDate"),
                "EndDate", query.textOrNull("EndDate"),
                "State", state == null ? null : state.text()))
        .reply(
            page -> conversations.list(scope, filter, page),
            (json, item) -> ConversationJson.write(json, item, Families.url(request)));
  }

  private Reply create(Request request) {
    var wanted = ConversationForm.create(request.form());
    return idempotency.run(
        request,
        (@Nullable Once<Conversation> once) ->
            conversations.create(request.account(), scope(request), wanted, once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return conversations
        .fetch(scope(request), ref(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = ConversationForm.update(request.form());
    return idempotency.run(
        request,
        (@Nullable Once<Conversation> once) ->
            conversations
                .update(scope(request), ref(request), change, once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!conversations.delete(scope(request), ref(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  /// The named service, which must exist, or the account's default one.
  private Scope scope(Request request) {
    var account = request.account();
    var named = request.path().get(Families.SERVICE);
    if (named == null) {
      return new Scope(account.sid(), account.defaultService());
    }
    if (!ServiceSid.matches(named)) {
      throw request.notFound();
    }
    var sid = new ServiceSid(named);
    return services
        .fetch(account.sid(), sid)
        .map(service -> new Scope(account.sid(), service.sid()))
        .orElseThrow(request::notFound);
  }

  private static ConversationRef ref(Request request) {
    return ConversationRef.of(request.pathValue("Sid"));
  }

  private static Reply reply(int status, Conversation conversation, Request request) {
    var family = Families.url(request);
    return Reply.json(
        status, Json.write(json -> ConversationJson.write(json, conversation, family)));
  }
}
