package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.WebhookPayload;
import dev.confab.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The table of routes as an OpenAPI 3.1 document.
final class OpenApi {
  private static final String ABOUT =
      """
      The REST API of Twilio Conversations v1 ("classic"), as this server implements it.

      Parameters of a POST are a form, urlencoded or multipart, unless it says what its body is; \
      those that an operation does not know are ignored. A POST with an idempotency key is done \
      once, and a repeat within 24 hours gets the first answer. What webhooks are told of each \
      event is under `webhooks`, as the form of a POST; a webhook whose method is GET has it in its \
      query. Events whose names do not end in "ed" are asked of pre hooks before they happen.\
      """;

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CREDENTIALS = "basic";

  private final List<Route> routes;

  /// Forms that have a name already: the two path families have many in common.
  private final Map<Schema, Schema> forms = new HashMap<>();

  private OpenApi(List<Route> routes) {
    this.routes = routes;
  }

  /// @param version of the server
  /// @param server its scheme and authority
  static byte[] write(List<Route> routes, String version, String server) {
    var openApi = new OpenApi(routes);
    var paths = openApi.paths();
    return Json.write(json -> {
      var schemas = new SchemaJson(json);
      json.writeStartObject();
      schemas.members(
          object(
              "openapi",
              "3.1.1",
              "info",
              object("title", "Confab", "version", version, "description", ABOUT),
              "servers",
              List.of(object("url", server)),
              "tags",
              openApi.tags(),
              "paths",
              paths,
              "webhooks",
              webhooks()));
      json.writeObjectPropertyStart("components");
      schemas.members(components());
      json.writeObjectPropertyStart("schemas");
      schemas.named();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private List<Object> tags() {
    return routes.stream()
        .map(route -> OperationName.of(route.operation()).resource())
        .distinct()
        .map(resource -> (Object) object("name", resource))
        .toList();
  }

  private Map<String, Object> paths() {
    var paths = new LinkedHashMap<String, Object>();
    routes.stream()
        .collect(Collectors.groupingBy(Route::template, LinkedHashMap::new, Collectors.toList()))
        .forEach((template, operations) -> {
          var path = new LinkedHashMap<String, Object>();
          var parameters = operations.getFirst().pathParameters();
          if (!parameters.isEmpty()) {
            path.put("parameters", parameters.stream().map(OpenApi::pathParameter).toList());
          }
          for (var operation : operations) {
            path.put(operation.method().toLowerCase(Locale.ROOT), operation(operation));
          }
          paths.put(template, path);
        });
    Router.OTHER_PATHS.forEach(
        (other, path) -> paths.put(other, object("$ref", "#/paths/" + path.replace("/", "~1"))));
    return paths;
  }

  private static Map<String, Object> webhooks() {
    var webhooks = new LinkedHashMap<String, Object>();
    for (var payload : WebhookPayload.ALL) {
      var event = payload.event();
      var form = Schema.form(WebhookParameters.of(payload)).named(event + "Payload");
      webhooks.put(
          event,
          object(
              "post",
              object(
                  "operationId",
                  event,
                  "requestBody",
                  object("required", true, "content", object(FORM, object("schema", form))),
                  "responses",
                  webhookResponses(payload))));
    }
    return webhooks;
  }

  private static Map<String, Object> webhookResponses(WebhookPayload payload) {
    if (!payload.isQuestion()) {
      return object("200", object("description", "Heard."));
    }
    var answer = WebhookParameters.answer(payload).named(payload.event() + "Answer");
    var refused = object("description", "Refused.");
    return object(
        "200",
        object("description", WebhookParameters.ANSWER, "content", content(answer)),
        "4XX",
        refused,
        "5XX",
        refused);
  }

  private Map<String, Object> operation(Route route) {
    var name = OperationName.of(route.operation());
    var operation =
        object(
            "operationId",
            route.operation(),
            "summary",
            name.summary(),
            "tags",
            List.of(name.resource()));
    var parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    var body = route.body();
    if (body != null) {
      operation.put("requestBody", object("required", true, "content", content(body)));
    } else if (route.hasForm() && !route.parameters().isEmpty()) {
      operation.put("requestBody", form(route));
    }
    operation.put("responses", responses(route));
    if (route.access() == Route.Access.ACCOUNT) {
      operation.put("security", List.of(object(CREDENTIALS, List.of())));
    }
    return operation;
  }

  private static Map<String, Object> pathParameter(Route.PathParameter parameter) {
    return object(
        "name",
        parameter.name(),
        "in",
        "path",
        "required",
        true,
        "description",
        parameter.meaning(),
        "schema",
        Schema.text().and("minLength", 1));
  }

  private static List<Object> parameters(Route route) {
    var parameters = new ArrayList<Object>();
    if (!route.hasForm()) {
      for (var parameter : route.parameters()) {
        parameters.add(
            object(
                "name",
                parameter.name(),
                "in",
                "query",
                "required",
                parameter.isRequired(),
                "schema",
                parameter.valueSchema()));
      }
    }
    for (var header : RequestHeader.ALL) {
      if (header.isReadBy().test(route)) {
        parameters.add(reference("parameters", header.parameter()));
      }
    }
    return parameters;
  }

  private Map<String, Object> form(Route route) {
    var form = Schema.form(route.parameters());
    var named = forms.computeIfAbsent(form, _ -> form.named(route.operation() + "Form"));
    var content = object("schema", named);
    return object(
        "required",
        route.parameters().stream().anyMatch(Parameter::isRequired),
        "content",
        object(FORM, content, "multipart/form-data", content));
  }

  private static Map<String, Object> responses(Route route) {
    var responses = new LinkedHashMap<String, Object>();
    var answer = route.answer();
    var success = object("description", answer == null ? "Done." : "The answer.");
    if (answer != null) {
      var content = content(answer);
      if (route.isLive()) {
        content.put(EventsResource.STREAM, object("schema", Schema.text()));
      }
      success.put("content", content);
    }
    for (int status : route.statuses()) {
      boolean isUnchanged = status == Route.NOT_MODIFIED;
      responses.put(
          Integer.toString(status), isUnchanged ? object("description", "Unchanged.") : success);
    }
    for (int status : errorStatuses(route)) {
      responses.put(Integer.toString(status), reference("responses", "Error" + status));
    }
    responses.put("default", reference("responses", "Error"));
    return responses;
  }

  /// Those that say something about the operation; the others can come at any time.
  private static SortedSet<Integer> errorStatuses(Route route) {
    var statuses = new TreeSet<>(List.of(400));
    if (route.access() == Route.Access.ACCOUNT) {
      statuses.add(401);
    }
    if (!route.isReading()) {
      statuses.addAll(List.of(403, 409));
    }
    if (!route.pathParameters().isEmpty()) {
      statuses.add(404);
    }
    if (route.isPost()) {
      statuses.add(413);
    }
    if (route.bucket() != null) {
      statuses.add(429);
    }
    return statuses;
  }

  private static Map<String, Object> content(Schema body) {
    return object(body.mediaType(), object("schema", body));
  }

  private static Map<String, Object> components() {
    var parameters = new LinkedHashMap<String, Object>();
    for (var header : RequestHeader.ALL) {
      parameters.put(
          header.parameter(),
          object(
              "name",
              header.text(),
              "in",
              "header",
              "description",
              header.meaning(),
              "schema",
              header.schema()));
    }
    var responses = new LinkedHashMap<String, Object>();
    responses.put("Error", errorResponse("Any other failure.", ErrorReply.SCHEMA));
    ErrorReply.codes()
        .forEach((status, codes) ->
            responses.put(
                "Error" + status,
                errorResponse(ErrorReply.meaning(status), errorSchema(status, codes))));
    return object(
        "securitySchemes",
        object(
            CREDENTIALS,
            object(
                "type",
                "http",
                "scheme",
                "basic",
                "description",
                "Account sid and auth token, or sid and secret of an API key")),
        "parameters",
        parameters,
        "responses",
        responses);
  }

  private static Map<String, Object> errorResponse(String meaning, Schema schema) {
    return object("description", meaning, "content", object(JSON, object("schema", schema)));
  }

  private static Schema errorSchema(int status, List<ErrorCode> codes) {
    var numbers = codes.stream().map(ErrorCode::number).toList();
    return Schema.all(
        ErrorReply.SCHEMA,
        Schema.object()
            .and("additionalProperties", true)
            .with("code", Schema.whole(1).and("enum", numbers))
            .with("status", Schema.whole(status, status)));
  }

  private static Map<String, Object> reference(String kind, String name) {
    return object("$ref", "#/components/" + kind + "/" + name);
  }

  /// Name, value, name, value.
  private static Map<String, Object> object(Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
