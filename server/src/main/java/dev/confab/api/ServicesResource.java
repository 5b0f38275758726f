package dev.confab.api;

import dev.confab.domain.Once;
import dev.confab.domain.Service;
import dev.confab.domain.ServiceSid;
import dev.confab.domain.Services;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Services`. There is no update.
final class ServicesResource {
  private static final int PAGE_SIZE_DEFAULT = 50;
  private static final int PAGE_SIZE_MAX = 100;
  private static final String PATH = "/v1/Services";

  /// Named like the parameter of the paths below a service, because it stands in the same place.
  private static final String ONE = PATH + "/{" + Families.SERVICE + "}";

  private final Services services;
  private final Idempotency idempotency;
  private final Paging.Listing listing;

  ServicesResource(Services services, Idempotency idempotency, PageTokens tokens) {
    this.services = services;
    this.idempotency = idempotency;
    this.listing = new Paging.Listing(tokens, "services", PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PATH, "ListService", this::list),
        Route.of("POST", PATH, "CreateService", this::create),
        Route.of("GET", ONE, "FetchService", this::fetch),
        Route.of("DELETE", ONE, "DeleteService", this::delete));
  }

  private Reply list(Request request) {
    var account = request.account().sid();
    return new Paging(listing, request, Paging.filters())
        .reply(
            page -> services.list(account, page),
            (json, item) -> ServiceJson.write(json, item, request.baseUrl()));
  }

  private Reply create(Request request) {
    var name = request.form().required("FriendlyName");
    return idempotency.run(
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
    if (!services.delete(request.account(), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static ServiceSid sid(Request request) {
    var text = request.pathValue(Families.SERVICE);
    if (!ServiceSid.matches(text)) {
      throw request.notFound();
    }
    return new ServiceSid(text);
  }

  private static Reply reply(int status, Service service, Request request) {
    return Reply.json(
        status, Json.write(json -> ServiceJson.write(json, service, request.baseUrl())));
  }
}
