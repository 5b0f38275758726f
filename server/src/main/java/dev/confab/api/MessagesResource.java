package dev.confab.api;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.EventType;
import dev.confab.domain.Message;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Messages;
import dev.confab.domain.Once;
import dev.confab.domain.sid.MessageSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Conversations/{ConversationSid}/Messages`, and its twin under a named service.
final class MessagesResource {
  static final String PATH = "/Conversations/{ConversationSid}/Messages";

  private static final Paging.Listing LISTING =
      new Paging.Listing("messages", 50, 100, MessageJson.SCHEMA);

  private final Messages messages;
  private final Tools tools;

  MessagesResource(Messages messages, Tools tools) {
    this.messages = messages;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both(PATH, this::routes, "ConversationMessage");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{Sid}";
    var schema = MessageJson.SCHEMA;
    var changeable = MessageForm.CHANGEABLE;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list, MessageForm.FILTERS),
        Route.create(path, "Create" + operation, MessageForm.PARAMETERS, schema, this::create)
            .callingWebhooks(EventType.MESSAGE_ADDED)
            .countedBy(Route.Bucket.CONVERSATION),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(one, "Update" + operation, changeable, schema, this::update)
            .callingWebhooks(EventType.MESSAGE_UPDATED)
            .countedBy(Route.Bucket.CONVERSATION),
        Route.delete(one, "Delete" + operation, this::delete)
            .callingWebhooks(EventType.MESSAGE_REMOVED)
            .countedBy(Route.Bucket.CONVERSATION));
  }

  private Reply list(Request request) {
    var order = MessageForm.order(request.query());
    var scope = tools.scope(request);
    return tools
        .page(request, LISTING, "Order", order)
        .reply(
            page ->
                messages
                    .list(scope, conversation(request), MessageForm.parsedOrder(order), page)
                    .orElseThrow(request::notFound),
            (json, item) -> MessageJson.write(json, item, request));
  }

  private Reply create(Request request) {
    var wanted = MessageForm.create(request.form());
    return tools.once(
        request,
        (@Nullable Once<Message> once) ->
            messages
                .create(tools.scope(request), conversation(request), wanted, request.origin(), once)
                .orElseThrow(request::notFound),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return messages
        .fetch(ref(request, "Sid", tools))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = MessageForm.update(request.form());
    return tools.once(
        request,
        (@Nullable Once<Message> once) ->
            messages
                .update(ref(request, "Sid", tools), change, request.origin(), once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!messages.delete(ref(request, "Sid", tools), request.origin())) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  /// The message that a path names.
  ///
  /// @param name of the path parameter that has its sid
  static MessageRef ref(Request request, String name, Tools tools) {
    var sid = request.pathValue(name);
    if (!MessageSid.matches(sid)) {
      throw request.notFound();
    }
    return new MessageRef(tools.scope(request), conversation(request), new MessageSid(sid));
  }

  private static ConversationRef conversation(Request request) {
    return ConversationRef.of(request.pathValue("ConversationSid"));
  }

  private static Reply reply(int status, Message message, Request request) {
    return Reply.json(status, Json.write(json -> MessageJson.write(json, message, request)));
  }
}
