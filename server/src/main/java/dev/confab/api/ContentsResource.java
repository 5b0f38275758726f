package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.Content;
import dev.confab.domain.Contents;
import dev.confab.domain.Once;
import dev.confab.domain.sid.ContentSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Content`: Twilio's Content API as far as messages need it, on the same host as the rest.
final class ContentsResource {
  static final String PATH = "/v1/Content";
  private static final String ONE = PATH + "/{Sid}";

  @Assumed("pages of at most 100, like other lists; Twilio's have up to 1,000")
  private static final Paging.Listing LISTING =
      new Paging.Listing("contents", Paging.Listing.SIZE_USUAL, 100, ContentJson.SCHEMA);

  private final Contents contents;
  private final Tools tools;

  ContentsResource(Contents contents, Tools tools) {
    this.contents = contents;
    this.tools = tools;
  }

  List<Route> routes() {
    var schema = ContentJson.SCHEMA;
    return List.of(
        Route.list(PATH, "ListContent", LISTING, this::list),
        Route.create(PATH, "CreateContent", List.of(), schema, this::create)
            .reading(ContentBody.SCHEMA),
        Route.fetch(ONE, "FetchContent", schema, this::fetch),
        Route.delete(ONE, "DeleteContent", this::delete));
  }

  private Reply list(Request request) {
    var account = request.account().sid();
    return tools
        .page(request, LISTING)
        .reply(
            page -> contents.list(account, page),
            (json, item) -> ContentJson.write(json, item, request.baseUrl()));
  }

  private Reply create(Request request) {
    var body = request.text(ContentBody.BYTES_MAX);
    var template = ContentBody.read(body);
    return tools.once(
        request,
        body,
        (@Nullable Once<Content> once) -> contents.create(request.account().sid(), template, once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return contents
        .fetch(request.account().sid(), sid(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply delete(Request request) {
    if (!contents.delete(request.account().sid(), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static ContentSid sid(Request request) {
    return request.sid("Sid", ContentSid::matches, ContentSid::new);
  }

  private static Reply reply(int status, Content content, Request request) {
    return Reply.json(
        status, Json.write(json -> ContentJson.write(json, content, request.baseUrl())));
  }
}
