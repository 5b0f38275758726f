package dev.confab.api;

import dev.confab.domain.Once;
import dev.confab.domain.Service;
import dev.confab.domain.Services;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Services`. There is no update.
final class ServicesResource {
  private static final String PATH = "/v1/Services";

  /// Named like the parameter of the paths below a service, because it stands in the same place.
  private static final String ONE = PATH + "/{" + Families.SERVICE + "}";

  private static final Paging.Listing LISTING =
      new Paging.Listing("services", 50, 100, ServiceJson.SCHEMA);

  private final Services services;
  private final Tools tools;

  ServicesResource(Tools tools) {
    this.services = tools.services();
    this.tools = tools;
  }

  List<Route> routes() {
    var name = Parameter.of("FriendlyName", Schema.text(256)).required();
    return List.of(
        Route.list(PATH, "ListService", LISTING, this::list),
        Route.create(PATH, "CreateService", List.of(name), ServiceJson.SCHEMA, this::create),
        Route.fetch(ONE, "FetchService", ServiceJson.SCHEMA, this::fetch),
        Route.delete(ONE, "DeleteService", this::delete));
  }

  private Reply list(Request request) {
    var account = request.account().sid();
    return tools
        .page(request, LISTING)
        .reply(
            page -> services.list(account, page),
            (json, item) -> ServiceJson.write(json, item, request.baseUrl()));
  }

  private Reply create(Request request) {
    var name = request.form().required("FriendlyName");
    return tools.once(
        request,
        (@Nullable Once<Service> once) -> services.create(request.account().sid(), name, once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return services
        .fetch(request.account().sid(), sid(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply delete(Request request) {
    if (!services.delete(request.account().sid(), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static ServiceSid sid(Request request) {
    return request.sid(Families.SERVICE, ServiceSid::matches, ServiceSid::new);
  }

  private static Reply reply(int status, Service service, Request request) {
    return Reply.json(
        status, Json.write(json -> ServiceJson.write(json, service, request.baseUrl())));
  }
}
