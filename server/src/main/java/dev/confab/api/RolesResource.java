package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Once;
import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Roles.NewRole;
import dev.confab.domain.sid.RoleSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Roles`, and its twin under a named service.
final class RolesResource {
  private static final Paging.Listing LISTING =
      new Paging.Listing("roles", 50, 50, RoleJson.SCHEMA);

  private static final Parameter PERMISSION =
      Parameter.choice(
              "Permission",
              Arrays.stream(Permission.values()).map(Permission::text).toArray(String[]::new))
          .repeated()
          .required();

  private static final List<Parameter> NEW =
      List.of(
          Parameter.of("FriendlyName", Schema.text(256)).required(),
          Parameter.choice("Type", Choice.texts(RoleType.class)).required(),
          PERMISSION);

  private final Roles roles;
  private final Tools tools;

  RolesResource(Roles roles, Tools tools) {
    this.roles = roles;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both("/Roles", this::routes, "Role");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{Sid}";
    var schema = RoleJson.SCHEMA;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list),
        Route.create(path, "Create" + operation, NEW, schema, this::create)
            .countedBy(Route.Bucket.SERVICE),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(one, "Update" + operation, List.of(PERMISSION), schema, this::update)
            .countedBy(Route.Bucket.SERVICE),
        Route.delete(one, "Delete" + operation, this::delete).countedBy(Route.Bucket.SERVICE));
  }

  private Reply list(Request request) {
    var scope = tools.scope(request);
    return tools
        .page(request, LISTING)
        .reply(
            page -> roles.list(scope, page),
            (json, item) -> RoleJson.write(json, item, Families.url(request)));
  }

  private Reply create(Request request) {
    var form = request.form();
    var wanted =
        new NewRole(
            form.required("FriendlyName"),
            Choice.of(RoleType.class, "Type", form.required("Type"), ErrorCode.ROLE_TYPE_UNKNOWN),
            form.requiredList("Permission"));
    return tools.once(
        request,
        (@Nullable Once<Role> once) -> roles.create(tools.scope(request), wanted, once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return roles
        .fetch(tools.scope(request), sid(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var permissions = request.form().requiredList("Permission");
    return tools.once(
        request,
        (@Nullable Once<Role> once) ->
            roles
                .update(tools.scope(request), sid(request), permissions, once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!roles.delete(tools.scope(request), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static RoleSid sid(Request request) {
    var text = request.pathValue("Sid");
    if (!RoleSid.matches(text)) {
      throw request.notFound();
    }
    return new RoleSid(text);
  }

  private static Reply reply(int status, Role role, Request request) {
    var family = Families.url(request);
    return Reply.json(status, Json.write(json -> RoleJson.write(json, role, family)));
  }
}
