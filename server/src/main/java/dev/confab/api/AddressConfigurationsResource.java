package dev.confab.api;

import dev.confab.domain.AddressConfiguration;
import dev.confab.domain.AddressConfigurations;
import dev.confab.domain.Once;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Configuration/Addresses`. A path names a configuration by its sid or its address.
final class AddressConfigurationsResource {
  static final String PATH = "/v1/Configuration/Addresses";
  private static final String ONE = PATH + "/{Sid}";

  private static final Paging.Listing LISTING =
      new Paging.Listing("address_configurations", 50, 50, AddressConfigurationJson.SCHEMA);

  private final AddressConfigurations configurations;
  private final Tools tools;

  AddressConfigurationsResource(AddressConfigurations configurations, Tools tools) {
    this.configurations = configurations;
    this.tools = tools;
  }

  List<Route> routes() {
    var schema = AddressConfigurationJson.SCHEMA;
    return List.of(
        Route.list(
            PATH,
            "ListConfigurationAddress",
            LISTING,
            this::list,
            AddressConfigurationForm.FILTERS),
        Route.create(
            PATH,
            "CreateConfigurationAddress",
            AddressConfigurationForm.PARAMETERS,
            schema,
            this::create),
        Route.fetch(ONE, "FetchConfigurationAddress", schema, this::fetch),
        Route.update(
            ONE,
            "UpdateConfigurationAddress",
            AddressConfigurationForm.CHANGEABLE,
            schema,
            this::update),
        Route.delete(ONE, "DeleteConfigurationAddress", this::delete));
  }

  private Reply list(Request request) {
    var account = request.account().sid();
    var type = AddressConfigurationForm.filter(request.query());
    return tools
        .page(request, LISTING, "Type", type == null ? null : type.text())
        .reply(
            page -> configurations.list(account, type, page),
            (json, item) -> AddressConfigurationJson.write(json, item, request.baseUrl()));
  }

  private Reply create(Request request) {
    var wanted = AddressConfigurationForm.create(request.form());
    return tools.once(
        request,
        (@Nullable Once<AddressConfiguration> once) ->
            configurations.create(request.account().sid(), wanted, once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return configurations
        .fetch(request.account().sid(), request.pathValue("Sid"))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = AddressConfigurationForm.update(request.form());
    return tools.once(
        request,
        (@Nullable Once<AddressConfiguration> once) ->
            configurations
                .update(request.account().sid(), request.pathValue("Sid"), change, once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!configurations.delete(request.account().sid(), request.pathValue("Sid"))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static Reply reply(int status, AddressConfiguration configuration, Request request) {
    return Reply.json(
        status,
        Json.write(json -> AddressConfigurationJson.write(json, configuration, request.baseUrl())));
  }
}
