package dev.confab.api;

import dev.confab.domain.Choice;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Feed;
import dev.confab.domain.WebhookDeliveries;
import dev.confab.domain.WebhookDeliveries.SignedText;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookDeliveryFilter;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/confab/v1/Services/{sid}/Deliveries`: what webhooks were told, or could not be.
final class DeliveriesResource {
  private static final String PATH = "/confab/v1/Services/{" + Families.SERVICE + "}/Deliveries";

  private static final String ONE = PATH + "/{Sid}";

  private static final Paging.Listing LISTING =
      new Paging.Listing("deliveries", Paging.Listing.SIZE_USUAL, 100, DeliveryJson.SCHEMA);

  private static final Parameter STATE = Parameter.choice("State", Choice.texts(State.class));

  private static final Schema REOPENED =
      Schema.object().with("reopened", Schema.whole(0)).named("reopened_deliveries");

  private final WebhookDeliveries deliveries;
  private final SignedText signed;
  private final Feed feed;
  private final Tools tools;

  DeliveriesResource(WebhookDeliveries deliveries, SignedText signed, Feed feed, Tools tools) {
    this.deliveries = deliveries;
    this.signed = signed;
    this.feed = feed;
    this.tools = tools;
  }

  List<Route> routes() {
    return List.of(
        Route.list(
            PATH,
            "ListDelivery",
            LISTING,
            this::list,
            STATE,
            Parameter.sid("ConversationSid", "CH"),
            Parameter.text("WebhookSid")),
        Route.update(
            PATH,
            "ReopenDeliveries",
            List.of(Parameter.text("After").required(), STATE),
            REOPENED,
            this::reopenAll),
        Route.fetch(ONE, "FetchDelivery", DeliveryJson.SCHEMA, this::fetch),
        Route.update(ONE, "ReopenDelivery", List.of(), DeliveryJson.SCHEMA, this::reopen));
  }

  private Reply list(Request request) {
    var scope = tools.scope(request);
    var query = request.query();
    var filter =
        new WebhookDeliveryFilter(
            state(query),
            query.parsed("ConversationSid", DeliveriesResource::conversation),
            query.parsed("WebhookSid", DeliveriesResource::webhook));
    int epoch = feed.epoch();
    return tools
        .page(
            request,
            LISTING,
            "State",
            query.textOrNull("State"),
            "ConversationSid",
            query.textOrNull("ConversationSid"),
            "WebhookSid",
            query.textOrNull("WebhookSid"))
        .reply(
            page -> deliveries.list(scope, filter, page),
            (json, item) -> DeliveryJson.write(json, item, epoch, null, request));
  }

  private static @Nullable State state(Form form) {
    return form.parsed(
        "State", text -> Choice.of(State.class, "State", text, ErrorCode.INVALID_PARAMETER));
  }

  private static ConversationSid conversation(String text) {
    if (!ConversationSid.matches(text)) {
      throw invalid("ConversationSid must be CH and 32 hexadecimal digits");
    }
    return new ConversationSid(text);
  }

  private static WebhookKey webhook(String text) {
    if (!WebhookKey.matches(text)) {
      throw invalid(
          "WebhookSid must be the sid of a conversation's webhook, of the service or the account,"
              + " or sink: and that of the service");
    }
    return new WebhookKey(text);
  }

  private static Failure invalid(String message) {
    return new Failure(ErrorCode.INVALID_PARAMETER, message);
  }

  private Reply fetch(Request request) {
    return deliveries
        .fetch(tools.scope(request), sid(request))
        .map(found -> reply(found, request))
        .orElseThrow(request::notFound);
  }

  private Reply reopen(Request request) {
    return deliveries
        .reopen(tools.scope(request), sid(request))
        .map(found -> reply(found, request))
        .orElseThrow(request::notFound);
  }

  private Reply reopenAll(Request request) {
    var scope = tools.scope(request);
    var form = request.form();
    var after = EventCursors.read(scope.service(), form.required("After"));
    feed.requireKept(after);
    long count = deliveries.reopen(scope, after.position(), state(form));
    return Reply.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("reopened", count);
          json.writeEndObject();
        }));
  }

  private static WebhookDeliverySid sid(Request request) {
    return request.sid("Sid", WebhookDeliverySid::matches, WebhookDeliverySid::new);
  }

  private Reply reply(WebhookDelivery delivery, Request request) {
    int epoch = feed.epoch();
    return Reply.json(
        200, Json.write(json -> DeliveryJson.write(json, delivery, epoch, signed, request)));
  }
}
