package dev.confab.api;

import dev.confab.domain.EventType;
import dev.confab.domain.Once;
import dev.confab.domain.UserRef;
import dev.confab.domain.UserStatus;
import dev.confab.domain.Users;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Users`, and its twin under a named service.
final class UsersResource {
  private static final Paging.Listing LISTING =
      new Paging.Listing("users", 50, 50, UserJson.SCHEMA);

  private final Users users;
  private final Tools tools;

  UsersResource(Users users, Tools tools) {
    this.users = users;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both("/Users", this::routes, "User");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{Sid}";
    var schema = UserJson.SCHEMA;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list),
        Route.create(path, "Create" + operation, UserForm.CREATE, schema, this::create)
            .callingWebhooks()
            .countedBy(Route.Bucket.SERVICE),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(one, "Update" + operation, UserForm.UPDATE, schema, this::update)
            .callingWebhooks(EventType.USER_UPDATED)
            .countedBy(Route.Bucket.SERVICE),
        Route.delete(one, "Delete" + operation, this::delete)
            .callingWebhooks()
            .countedBy(Route.Bucket.SERVICE));
  }

  private Reply list(Request request) {
    var scope = tools.scope(request);
    return tools
        .page(request, LISTING)
        .reply(
            page -> users.list(scope, page),
            (json, item) -> UserJson.write(json, UserStatus.unknown(item), Families.url(request)));
  }

  private Reply create(Request request) {
    var wanted = UserForm.create(request.form());
    return tools.once(
        request,
        (@Nullable Once<UserStatus> once) ->
            users.create(tools.scope(request), wanted, request.origin(), once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return users
        .fetch(tools.scope(request), ref(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = UserForm.update(request.form());
    return tools.once(
        request,
        (@Nullable Once<UserStatus> once) ->
            users
                .update(tools.scope(request), ref(request), change, request.origin(), once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!users.delete(tools.scope(request), ref(request), request.origin())) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static UserRef ref(Request request) {
    return UserRef.of(request.pathValue("Sid"));
  }

  private static Reply reply(int status, UserStatus user, Request request) {
    var family = Families.url(request);
    return Reply.json(status, Json.write(json -> UserJson.write(json, user, family)));
  }
}
