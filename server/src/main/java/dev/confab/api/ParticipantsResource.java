package dev.confab.api;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.EventType;
import dev.confab.domain.Once;
import dev.confab.domain.Participant;
import dev.confab.domain.ParticipantPath;
import dev.confab.domain.ParticipantRef;
import dev.confab.domain.Participants;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Conversations/{ConversationSid}/Participants`, and its twin under a named service.
final class ParticipantsResource {
  private static final String CONVERSATION = "ConversationSid";

  private static final Paging.Listing LISTING =
      new Paging.Listing("participants", 50, 100, ParticipantJson.SCHEMA);

  private final Participants participants;
  private final Tools tools;

  ParticipantsResource(Participants participants, Tools tools) {
    this.participants = participants;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both(
        "/Conversations/{" + CONVERSATION + "}/Participants",
        this::routes,
        "ConversationParticipant");
  }

  private List<Route> routes(String path, String operation) {
    var one = path + "/{Sid}";
    var schema = ParticipantJson.SCHEMA;
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list),
        Route.create(path, "Create" + operation, ParticipantForm.CREATE, schema, this::create)
            .callingWebhooks(EventType.PARTICIPANT_ADDED)
            .countedBy(Route.Bucket.CONVERSATION),
        Route.fetch(one, "Fetch" + operation, schema, this::fetch),
        Route.update(one, "Update" + operation, ParticipantForm.UPDATE, schema, this::update)
            .callingWebhooks(EventType.PARTICIPANT_UPDATED)
            .countedBy(Route.Bucket.CONVERSATION),
        Route.delete(one, "Delete" + operation, this::delete)
            .callingWebhooks(EventType.PARTICIPANT_REMOVED)
            .countedBy(Route.Bucket.CONVERSATION));
  }

  private Reply list(Request request) {
    var scope = tools.scope(request);
    return tools
        .page(request, LISTING)
        .reply(
            page ->
                participants
                    .list(scope, conversation(request), page)
                    .orElseThrow(request::notFound),
            (json, item) -> ParticipantJson.write(json, item, request));
  }

  private Reply create(Request request) {
    var wanted = ParticipantForm.create(request.form());
    return tools.once(
        request,
        (@Nullable Once<Participant> once) ->
            participants
                .create(tools.scope(request), conversation(request), wanted, request.origin(), once)
                .orElseThrow(request::notFound),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return participants
        .fetch(tools.scope(request), conversation(request), participant(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = ParticipantForm.update(request.form());
    var path = new ParticipantPath(conversation(request), participant(request));
    return tools.once(
        request,
        (@Nullable Once<Participant> once) ->
            participants
                .update(tools.scope(request), path, change, request.origin(), once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    var scope = tools.scope(request);
    if (!participants.delete(
        scope, conversation(request), participant(request), request.origin())) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static ConversationRef conversation(Request request) {
    return ConversationRef.of(request.pathValue(CONVERSATION));
  }

  private static ParticipantRef participant(Request request) {
    return ParticipantRef.of(request.pathValue("Sid"));
  }

  private static Reply reply(int status, Participant participant, Request request) {
    return Reply.json(
        status, Json.write(json -> ParticipantJson.write(json, participant, request)));
  }
}
