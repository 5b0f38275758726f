package dev.confab.api;

import dev.confab.domain.Once;
import dev.confab.domain.Webhook;
import dev.confab.domain.Webhooks;
import dev.confab.domain.sid.WebhookSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Conversations/{ConversationSid}/Webhooks`, and its twin under a named service.
final class ScopedWebhooksResource {
  private static final Paging.Listing LISTING =
      new Paging.Listing("webhooks", 5, 5, ScopedWebhookJson.SCHEMA);

  private final Webhooks webhooks;
  private final Tools tools;

  ScopedWebhooksResource(Webhooks webhooks, Tools tools) {
    this.webhooks = webhooks;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both(
        "/Conversations/{" + Families.CONVERSATION + "}/Webhooks",
        this::routes,
        "ConversationScopedWebhook");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{Sid}";
    var schema = ScopedWebhookJson.SCHEMA;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list),
        Route.create(
            path, "Create" + operation, ScopedWebhookForm.PARAMETERS, schema, this::create),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(
            one, "Update" + operation, ScopedWebhookForm.CONFIGURATION, schema, this::update),
        Route.delete(one, "Delete" + operation, this::delete));
  }

  private Reply list(Request request) {
    var scope = tools.scope(request);
    var conversation = ConversationsResource.ref(request);
    return tools
        .page(request, LISTING)
        .reply(
            page -> webhooks.list(scope, conversation, page).orElseThrow(request::notFound),
            (json, item) -> ScopedWebhookJson.write(json, item, request));
  }

  private Reply create(Request request) {
    var wanted = ScopedWebhookForm.create(request.form());
    return tools.once(
        request,
        (@Nullable Once<Webhook> once) ->
            webhooks
                .create(tools.scope(request), ConversationsResource.ref(request), wanted, once)
                .orElseThrow(request::notFound),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return webhooks
        .fetch(tools.scope(request), ConversationsResource.ref(request), sid(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var fields = ScopedWebhookForm.update(request.form());
    return tools.once(
        request,
        (@Nullable Once<Webhook> once) ->
            webhooks
                .update(
                    tools.scope(request),
                    ConversationsResource.ref(request),
                    sid(request),
                    fields,
                    once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!webhooks.delete(tools.scope(request), ConversationsResource.ref(request), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static WebhookSid sid(Request request) {
    return request.sid("Sid", WebhookSid::matches, WebhookSid::new);
  }

  private static Reply reply(int status, Webhook webhook, Request request) {
    return Reply.json(status, Json.write(json -> ScopedWebhookJson.write(json, webhook, request)));
  }
}
