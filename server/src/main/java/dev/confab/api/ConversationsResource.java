package dev.confab.api;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.Conversations;
import dev.confab.domain.EventType;
import dev.confab.domain.Once;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Conversations`, and its twin under a named service.
final class ConversationsResource {
  private static final Paging.Listing LISTING =
      new Paging.Listing("conversations", 50, 100, ConversationJson.SCHEMA);

  private final Conversations conversations;
  private final Tools tools;

  ConversationsResource(Conversations conversations, Tools tools) {
    this.conversations = conversations;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both("/Conversations", this::routes, "Conversation");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{" + Families.CONVERSATION + "}";
    var schema = ConversationJson.SCHEMA;
    var parameters = ConversationForm.PARAMETERS;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list, ConversationForm.FILTERS),
        Route.create(path, "Create" + operation, parameters, schema, this::create)
            .callingWebhooks(EventType.CONVERSATION_ADDED)
            .countedBy(Route.Bucket.SERVICE),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(one, "Update" + operation, parameters, schema, this::update)
            .callingWebhooks(EventType.CONVERSATION_UPDATED)
            .countedBy(Route.Bucket.CONVERSATION),
        Route.delete(one, "Delete" + operation, this::delete)
            .callingWebhooks(EventType.CONVERSATION_REMOVED)
            .countedBy(Route.Bucket.SERVICE));
  }

  private Reply list(Request request) {
    var filter = ConversationForm.filter(request.query());
    var state = filter.state();
    var query = request.query();
    var scope = tools.scope(request);
    return tools
        .page(
            request,
            LISTING,
            "StartDate",
            query.textOrNull("StartDate"),
            "EndDate",
            query.textOrNull("EndDate"),
            "State",
            state == null ? null : state.text())
        .reply(
            page -> conversations.list(scope, filter, page),
            (json, item) -> ConversationJson.write(json, item, Families.url(request)));
  }

  private Reply create(Request request) {
    var wanted = ConversationForm.create(request.form());
    return tools.once(
        request,
        (@Nullable Once<Conversation> once) ->
            conversations.create(
                request.account(), tools.scope(request), wanted, request.origin(), once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return conversations
        .fetch(tools.scope(request), ref(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = ConversationForm.update(request.form());
    return tools.once(
        request,
        (@Nullable Once<Conversation> once) ->
            conversations
                .update(tools.scope(request), ref(request), change, request.origin(), once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!conversations.delete(tools.scope(request), ref(request), request.origin())) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  /// The conversation that a path names, or that it is below of.
  static ConversationRef ref(Request request) {
    return ConversationRef.of(request.pathValue(Families.CONVERSATION));
  }

  private static Reply reply(int status, Conversation conversation, Request request) {
    var family = Families.url(request);
    return Reply.json(
        status, Json.write(json -> ConversationJson.write(json, conversation, family)));
  }
}
