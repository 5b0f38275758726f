package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventFeed.Filter;
import dev.confab.domain.EventFeed.Piece;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.Feed;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.Params;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/confab/v1/Services/{sid}/Events`, which Twilio has not: all that happens in a service, for
/// those who ask piece by piece, or wait, or listen.
final class EventsResource {
  static final String STREAM = "text/event-stream";

  private static final String PATH = "/confab/v1/Services/{" + Families.SERVICE + "}/Events";

  /// The cursor of those who want nothing of what has happened before.
  private static final String NOW = "now";

  private static final int WAIT_SECONDS_MAX = 30;
  private static final int SIZE_DEFAULT = 100;
  private static final int SIZE_MAX = 200;

  private static final Schema ANSWER =
      Schema.object()
          .with("events", Schema.list(FeedEventJson.SCHEMA))
          .with("next", Schema.text())
          .with("has_more", Schema.flag())
          .named("events");

  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.text("After"),
          Parameter.of("Wait", Schema.whole(0, WAIT_SECONDS_MAX)),
          Parameter.choice("Type", FeedEventJson.types()).repeated(),
          Parameter.sid("ConversationSid", "CH"),
          Parameter.of("PageSize", Schema.whole(1, SIZE_MAX)));

  /// Other spellings of the parameters.
  private static final Map<String, String> ALIASES =
      Map.of(
          "after",
          "After",
          "wait",
          "Wait",
          "type",
          "Type",
          "conversation",
          "ConversationSid",
          "pagesize",
          "PageSize");

  private final Feed feed;
  private final Tools tools;

  EventsResource(Feed feed, Tools tools) {
    this.feed = feed;
    this.tools = tools;
  }

  List<Route> routes() {
    return List.of(Route.live(PATH, "ListEvent", PARAMETERS, ANSWER, this::list));
  }

  private Reply list(Request request) {
    var service = tools.scope(request).service();
    var query = new Form(renamed(request.call().query()), request.route().names());
    var filter = filter(service, query);
    int size = size(query);
    var wait = wait(query);
    boolean isStream = isStream(request);
    var first = feed.read(filter, after(service, cursor(request, query, isStream)), size);
    if (isStream) {
      var follower = feed.follow(filter, first.to());
      return Reply.live(200, STREAM, new EventStreamBody(service, follower, size, first))
          .with("Cache-Control", "no-store");
    }
    if (!first.entries().isEmpty() || wait.isZero()) {
      return reply(service, first);
    }
    try (var follower = feed.follow(filter, first.to())) {
      return reply(service, follower.next(size, wait));
    }
  }

  private static Reply reply(ServiceSid service, Piece piece) {
    int epoch = piece.to().epoch();
    return Reply.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("events");
          for (var entry : piece.entries()) {
            var cursor = EventCursors.write(service, new Place(epoch, entry.position()));
            FeedEventJson.write(json, entry, cursor);
          }
          json.writeEndArray();
          json.writeStringProperty("next", EventCursors.write(service, piece.to()));
          json.writeBooleanProperty("has_more", !piece.isLast());
          json.writeEndObject();
        }));
  }

  private static boolean isStream(Request request) {
    var accepted = request.call().header("Accept");
    return accepted != null && accepted.contains(STREAM);
  }

  /// Who comes again to a stream does so with the first address, and says in a header how far it
  /// came.
  private static @Nullable String cursor(Request request, Form query, boolean isStream) {
    var last = isStream ? request.call().header("Last-Event-ID") : null;
    return last == null || last.isEmpty() ? query.textOrNull("After") : last;
  }

  private @Nullable Place after(ServiceSid service, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    return cursor.equals(NOW) ? feed.end(service) : EventCursors.read(service, cursor);
  }

  private static Filter filter(ServiceSid service, Form query) {
    var conversation = query.parsed("ConversationSid", EventsResource::stream);
    return new Filter(service, conversation, types(query.list("Type")));
  }

  private static Stream stream(String conversation) {
    if (!ConversationSid.matches(conversation)) {
      throw new Failure(ErrorCode.INVALID_PARAMETER, "ConversationSid is not a conversation sid");
    }
    return new Stream(conversation);
  }

  private static Set<EventType> types(List<String> texts) {
    var types = EnumSet.noneOf(EventType.class);
    for (var text : texts) {
      types.add(
          EventType.find(text)
              .orElseThrow(
                  () -> new Failure(ErrorCode.INVALID_PARAMETER, "Type is not a type of events")));
    }
    return types;
  }

  private static Duration wait(Form query) {
    var text = query.textOrNull("Wait");
    return Duration.ofSeconds(text == null ? 0 : Fields.whole("Wait", text, WAIT_SECONDS_MAX));
  }

  private static int size(Form query) {
    return Paging.size(query, SIZE_DEFAULT, SIZE_MAX);
  }

  /// Who writes one parameter in both ways may mean either.
  private static Params renamed(Params sent) {
    ALIASES.forEach((alias, name) -> {
      if (sent.first(alias) != null && sent.first(name) != null) {
        throw new Failure(
            ErrorCode.INVALID_PARAMETER, name + " and " + alias + " are the same parameter");
      }
    });
    var params = new Params.Builder();
    sent.forEach((name, value) -> params.add(ALIASES.getOrDefault(name, name), value));
    return params.build();
  }
}
