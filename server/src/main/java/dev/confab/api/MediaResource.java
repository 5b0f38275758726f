package dev.confab.api;

import dev.confab.domain.Media;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Media of a service: Twilio's Media Content Service, on the same host as the rest.
final class MediaResource {
  static final String PATH = "/Media";
  static final String CONTENT = "/Content";

  private static final String SERVICE = "/v1/Services/{" + Families.SERVICE + "}";
  private static final String ONE = SERVICE + PATH + "/{Sid}";

  /// Names the whole scope, because nobody is logged in.
  private static final String TEMPORARY =
      "/confab/v1/Accounts/{AccountSid}/Services/{" + Families.SERVICE + "}/Media/{Sid}/Content";

  private final MediaLibrary files;
  private final MediaContents contents;
  private final TemporaryLinks links;
  private final Tools tools;

  MediaResource(MediaLibrary files, TemporaryLinks links, Tools tools) {
    this.files = files;
    this.contents = new MediaContents(files);
    this.links = links;
    this.tools = tools;
  }

  List<Route> routes() {
    var schema = MediaJson.SCHEMA;
    var signature =
        List.of(Parameter.text(TemporaryLinks.EXPIRES), Parameter.text(TemporaryLinks.SIGNATURE));
    return List.of(
        Route.create(
                SERVICE + PATH,
                "CreateServiceMedia",
                List.of(MediaUpload.PARAMETERS),
                schema,
                this::create)
            .reading(Schema.file()),
        Route.fetch(ONE, "FetchServiceMedia", schema, this::fetch),
        Route.delete(ONE, "DeleteServiceMedia", this::delete),
        Route.file(ONE + CONTENT, "FetchServiceMediaContent", this::content),
        Route.fileHead(ONE + CONTENT, "HeadServiceMediaContent", this::content),
        Route.update(
                SERVICE + "/MediaSet",
                "FetchServiceMediaSet",
                List.of(),
                MediaSet.answer(schema),
                this::fetchSet)
            .reading(MediaSet.COMMAND)
            .changingNothing(),
        Route.file(TEMPORARY, "FetchTemporaryMediaContent", this::temporary).signed(signature),
        Route.fileHead(TEMPORARY, "HeadTemporaryMediaContent", this::temporary).signed(signature));
  }

  private Reply create(Request request) {
    var scope = tools.scope(request);
    var media = files.upload(scope, MediaUpload.of(request, files));
    return reply(201, media, request);
  }

  private Reply fetch(Request request) {
    return reply(200, media(request, tools.scope(request)), request);
  }

  private Reply delete(Request request) {
    if (!files.delete(tools.scope(request), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private Reply content(Request request) {
    return contents.reply(request.call(), media(request, tools.scope(request)));
  }

  private Reply temporary(Request request) {
    var account = request.pathValue("AccountSid");
    var service = request.pathValue(Families.SERVICE);
    if (!AccountSid.matches(account) || !ServiceSid.matches(service)) {
      throw request.notFound();
    }
    var scope = new Scope(new AccountSid(account), new ServiceSid(service));
    links.require(
        scope,
        sid(request),
        request.query().text(TemporaryLinks.EXPIRES),
        request.query().text(TemporaryLinks.SIGNATURE));
    if (tools.rules().services().fetch(scope.account(), scope.service()).isEmpty()) {
      throw request.notFound();
    }
    return contents.reply(request.call(), media(request, scope));
  }

  private Reply fetchSet(Request request) {
    var scope = tools.scope(request);
    var wanted = MediaSet.read(request);
    var found = files.fetchAll(scope, MediaSet.sids(wanted));
    return Reply.json(
        200,
        Json.write(
            json -> MediaSet.write(json, wanted, found, media -> write(json, media, request))));
  }

  private Media media(Request request, Scope scope) {
    return files.fetch(scope, sid(request)).orElseThrow(request::notFound);
  }

  private static MediaSid sid(Request request) {
    var text = request.pathValue("Sid");
    if (!MediaSid.matches(text)) {
      throw request.notFound();
    }
    return new MediaSid(text);
  }

  private Reply reply(int status, Media media, Request request) {
    return Reply.json(status, Json.write(json -> write(json, media, request)));
  }

  private void write(JsonGenerator json, Media media, Request request) {
    var scope = media.scope();
    var path =
        TEMPORARY
            .replace("{AccountSid}", scope.account().value())
            .replace("{" + Families.SERVICE + "}", scope.service().value())
            .replace("{Sid}", media.sid().value());
    var link = request.baseUrl() + path + "?" + links.query(scope, media.sid());
    MediaJson.write(json, media, request.baseUrl(), link);
  }
}
