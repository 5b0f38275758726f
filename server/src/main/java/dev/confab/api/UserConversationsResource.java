package dev.confab.api;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.Membership;
import dev.confab.domain.MembershipPath;
import dev.confab.domain.Memberships;
import dev.confab.domain.Once;
import dev.confab.domain.UserRef;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Users/{UserSid}/Conversations`, and its twin under a named service.
final class UserConversationsResource {
  private static final String CONVERSATION = "ConversationSid";

  private static final Paging.Listing LISTING =
      new Paging.Listing("conversations", 50, 50, UserConversationJson.SCHEMA);

  private final Memberships memberships;
  private final Tools tools;

  UserConversationsResource(Memberships memberships, Tools tools) {
    this.memberships = memberships;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both(
        "/Users/{" + Families.USER + "}/Conversations", this::routes, "UserConversation");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{" + CONVERSATION + "}";
    var schema = UserConversationJson.SCHEMA;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(one, "Update" + operation, ParticipantForm.MEMBERSHIP, schema, this::update)
            .countedBy(Route.Bucket.CONVERSATION),
        Route.delete(one, "Delete" + operation, this::delete).countedBy(Route.Bucket.CONVERSATION));
  }

  private Reply list(Request request) {
    var scope = tools.scope(request);
    return tools
        .page(request, LISTING)
        .reply(
            page -> memberships.ofUser(scope, user(request), page).orElseThrow(request::notFound),
            (json, item) -> UserConversationJson.write(json, item, request));
  }

  private Reply fetch(Request request) {
    return memberships
        .fetch(tools.scope(request), path(request))
        .map(found -> reply(found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = ParticipantForm.membership(request.form());
    return tools.once(
        request,
        (@Nullable Once<Membership> once) ->
            memberships
                .update(tools.scope(request), path(request), change, request.origin(), once)
                .orElseThrow(request::notFound),
        updated -> reply(updated, request));
  }

  private Reply delete(Request request) {
    if (!memberships.delete(tools.scope(request), path(request), request.origin())) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static UserRef user(Request request) {
    return UserRef.of(request.pathValue(Families.USER));
  }

  private static MembershipPath path(Request request) {
    return new MembershipPath(user(request), ConversationRef.of(request.pathValue(CONVERSATION)));
  }

  private static Reply reply(Membership membership, Request request) {
    return Reply.json(
        200, Json.write(json -> UserConversationJson.write(json, membership, request)));
  }
}
