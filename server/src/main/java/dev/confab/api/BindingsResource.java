package dev.confab.api;

import dev.confab.domain.Binding;
import dev.confab.domain.Bindings;
import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.sid.BindingSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import java.util.stream.Stream;

/// `/v1/Services/{ChatServiceSid}/Bindings`. Clients of users make bindings, in other ways.
final class BindingsResource {
  private static final String PATH = "/v1/Services/{" + Families.SERVICE + "}/Bindings";
  private static final String ONE = PATH + "/{Sid}";

  private static final Paging.Listing LISTING =
      new Paging.Listing("bindings", 50, 100, BindingJson.SCHEMA);

  private final Bindings bindings;
  private final Tools tools;

  BindingsResource(Bindings bindings, Tools tools) {
    this.bindings = bindings;
    this.tools = tools;
  }

  List<Route> routes() {
    return List.of(
        Route.list(
            PATH,
            "ListServiceBinding",
            LISTING,
            this::list,
            Parameter.choice("BindingType", Choice.texts(Binding.Type.class)).repeated(),
            Parameter.text("Identity").repeated()),
        Route.fetch(ONE, "FetchServiceBinding", BindingJson.SCHEMA, this::fetch),
        Route.delete(ONE, "DeleteServiceBinding", this::delete));
  }

  private Reply list(Request request) {
    var query = request.query();
    var types = query.list("BindingType").stream().map(BindingsResource::type).toList();
    var identities = query.list("Identity");
    var scope = tools.scope(request);
    return tools
        .page(request, LISTING, filters(types, identities))
        .reply(
            page -> bindings.list(scope, types, identities, page),
            (json, item) -> BindingJson.write(json, item, Families.url(request)));
  }

  private Reply fetch(Request request) {
    return bindings
        .fetch(tools.scope(request), sid(request))
        .map(found ->
            Reply.json(
                200, Json.write(json -> BindingJson.write(json, found, Families.url(request)))))
        .orElseThrow(request::notFound);
  }

  private Reply delete(Request request) {
    if (!bindings.delete(tools.scope(request), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static Binding.Type type(String text) {
    return Choice.of(Binding.Type.class, "BindingType", text, ErrorCode.BINDING_TYPE_UNKNOWN);
  }

  private static String[] filters(List<Binding.Type> types, List<String> identities) {
    return Stream.concat(
            types.stream().flatMap(type -> Stream.of("BindingType", type.text())),
            identities.stream().flatMap(identity -> Stream.of("Identity", identity)))
        .toArray(String[]::new);
  }

  private static BindingSid sid(Request request) {
    return request.sid("Sid", BindingSid::matches, BindingSid::new);
  }
}
