package dev.confab.api;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationsWithParticipants;
import dev.confab.domain.EventType;
import dev.confab.domain.Once;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/ConversationWithParticipants`, and its twin under a named service.
final class ConversationWithParticipantsResource {
  private final ConversationsWithParticipants conversations;
  private final Tools tools;

  ConversationWithParticipantsResource(ConversationsWithParticipants conversations, Tools tools) {
    this.conversations = conversations;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both(
        "/ConversationWithParticipants", this::routes, "ConversationWithParticipants");
  }

  private List<Route> routes(String path, String operation) {
    return List.of(
        Route.create(
                path,
                "Create" + operation,
                ConversationWithParticipantsForm.PARAMETERS,
                ConversationJson.SCHEMA,
                this::create)
            .answeringAlso(202)
            .callingWebhooks(EventType.CONVERSATION_ADDED)
            .countedBy(Route.Bucket.SERVICE));
  }

  private Reply create(Request request) {
    var wanted = ConversationForm.create(request.form());
    var participants = ConversationWithParticipantsForm.participants(request.form());
    int status = participants.isEmpty() ? 201 : 202;
    return tools.once(
        request,
        (@Nullable Once<Conversation> once) ->
            conversations.create(
                request.account(),
                tools.scope(request),
                wanted,
                participants,
                request.origin(),
                once),
        created -> reply(status, created, request));
  }

  private static Reply reply(int status, Conversation conversation, Request request) {
    var family = Families.url(request);
    return Reply.json(
        status,
        Json.write(json -> ConversationJson.writeWithoutExport(json, conversation, family)));
  }
}
