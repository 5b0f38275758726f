package dev.confab.api;

import dev.confab.domain.Credentials;
import dev.confab.domain.Once;
import dev.confab.domain.PushCredential;
import dev.confab.domain.sid.CredentialSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/v1/Credentials`.
final class CredentialsResource {
  static final String PATH = "/v1/Credentials";
  private static final String ONE = PATH + "/{Sid}";

  private static final Paging.Listing LISTING =
      new Paging.Listing("credentials", 50, 100, CredentialJson.SCHEMA);

  private final Credentials credentials;
  private final Tools tools;

  CredentialsResource(Credentials credentials, Tools tools) {
    this.credentials = credentials;
    this.tools = tools;
  }

  List<Route> routes() {
    var schema = CredentialJson.SCHEMA;
    return List.of(
        Route.list(PATH, "ListCredential", LISTING, this::list),
        Route.create(PATH, "CreateCredential", CredentialForm.PARAMETERS, schema, this::create),
        Route.fetch(ONE, "FetchCredential", schema, this::fetch),
        Route.update(ONE, "UpdateCredential", CredentialForm.CHANGEABLE, schema, this::update),
        Route.delete(ONE, "DeleteCredential", this::delete));
  }

  private Reply list(Request request) {
    var account = request.account().sid();
    return tools
        .page(request, LISTING)
        .reply(
            page -> credentials.list(account, page),
            (json, item) -> CredentialJson.write(json, item, request.baseUrl()));
  }

  private Reply create(Request request) {
    var form = request.form();
    var type = CredentialForm.type(form);
    var rest = CredentialForm.update(form);
    return tools.once(
        request,
        (@Nullable Once<PushCredential> once) ->
            credentials.create(request.account().sid(), type, rest, once),
        created -> reply(201, created, request));
  }

  private Reply fetch(Request request) {
    return credentials
        .fetch(request.account().sid(), sid(request))
        .map(found -> reply(200, found, request))
        .orElseThrow(request::notFound);
  }

  private Reply update(Request request) {
    var change = CredentialForm.update(request.form());
    return tools.once(
        request,
        (@Nullable Once<PushCredential> once) ->
            credentials
                .update(request.account().sid(), sid(request), change, once)
                .orElseThrow(request::notFound),
        updated -> reply(200, updated, request));
  }

  private Reply delete(Request request) {
    if (!credentials.delete(request.account().sid(), sid(request))) {
      throw request.notFound();
    }
    return Reply.empty(204);
  }

  private static CredentialSid sid(Request request) {
    return request.sid("Sid", CredentialSid::matches, CredentialSid::new);
  }

  private static Reply reply(int status, PushCredential credential, Request request) {
    return Reply.json(
        status, Json.write(json -> CredentialJson.write(json, credential, request.baseUrl())));
  }
}
