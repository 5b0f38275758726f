package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.WebhookPayload;
import dev.confab.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the table of routes as a page for people. It is one file that needs nothing else: no
/// script, no font, no network.
final class DescriptionPage {
  private static final String STYLE = resource("description.css");

  /// Allows the page its own style and nothing more.
  static final String SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// An operation that both path families have is shown once.
  private record Entry(OperationName name, List<Route> routes) {
    Route first() {
      return routes.getFirst();
    }
  }

  private final Html html = new Html();
  private final Map<String, List<Entry>> resources;
  private final Map<String, Schema> named = new TreeMap<>();
  private final String server;

  private DescriptionPage(List<Route> routes, String server) {
    this.resources = byResource(routes);
    this.server = server;
    for (var route : routes) {
      collect(route.body());
      collect(route.answer());
    }
    collect(ErrorReply.SCHEMA);
  }

  /// @param version of the server
  /// @param server its scheme and authority
  static String write(List<Route> routes, String version, String server) {
    return new DescriptionPage(routes, server).page(version);
  }

  private static Map<String, List<Entry>> byResource(List<Route> routes) {
    var resources = new LinkedHashMap<String, List<Entry>>();
    for (var route : routes) {
      var name = OperationName.of(route.operation());
      var entries = resources.computeIfAbsent(name.resource(), _ -> new ArrayList<>());
      var twin = entries.stream().filter(entry -> isTwin(entry, name, route)).findFirst();
      twin.ifPresentOrElse(
          entry -> entry.routes().add(route),
          () -> entries.add(new Entry(name, new ArrayList<>(List.of(route)))));
    }
    return resources;
  }

  private static boolean isTwin(Entry entry, OperationName name, Route route) {
    return !name.verb().isEmpty()
        && entry.name().verb().equals(name.verb())
        && entry.first().parameters().equals(route.parameters());
  }

  private String page(String version) {
    html.raw("<!doctype html>").begin("html", "lang", "en").begin("head");
    html.begin("meta", "charset", "utf-8");
    html.begin("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", "Confab API").begin("style").raw(STYLE).end("style").end("head");
    html.begin("body");
    navigation();
    html.begin("main");
    introduction(version);
    resources.forEach(this::resource);
    webhooks();
    schemas();
    errors();
    return html.end("main").end("body").end("html").toString();
  }

  private void navigation() {
    html.begin("nav").element("strong", "Confab API").begin("ul");
    resources.keySet().forEach(resource -> link(resource, id(resource)));
    link("Webhooks", "webhooks");
    link("Objects", "objects");
    link("Errors", "errors");
    html.end("ul").end("nav");
  }

  private void link(String text, String id) {
    html.begin("li").element("a", text, "href", "#" + id).end("li");
  }

  private void introduction(String version) {
    html.element("h1", "Confab API").begin("p");
    html.text("The REST API of Twilio Conversations v1 (“classic”), served at ");
    html.element("code", server).text(" by version " + version + ". The same for programs: ");
    html.element("a", "openapi.json", "href", "/openapi.json").text(".").end("p");
    html.begin("ul");
    html.element(
        "li",
        "Credentials are HTTP Basic: account sid and auth token, or sid and secret of an API key.");
    html.element(
        "li",
        "Parameters of a GET are in the query; those of a POST are a form, urlencoded or"
            + " multipart. Unknown ones are ignored.");
    html.element(
        "li",
        "A path without a service works on the account's default service; the path below"
            + " /v1/Services/{ChatServiceSid} names one.");
    html.end("ul").begin("table").begin("tbody");
    for (var header : RequestHeader.ALL) {
      html.begin("tr").begin("td").element("code", header.text()).end("td");
      html.element("td", header.meaning() + ".").end("tr");
    }
    html.end("tbody").end("table");
  }

  private void resource(String resource, List<Entry> entries) {
    html.begin("section", "id", id(resource)).element("h2", resource);
    entries.forEach(this::operation);
    html.end("section");
  }

  private void operation(Entry entry) {
    var route = entry.first();
    html.begin("article", "id", route.operation());
    html.element("h3", entry.name().summary());
    for (var twin : entry.routes()) {
      path(twin.method(), twin.template());
      Router.OTHER_PATHS.forEach((other, template) -> {
        if (template.equals(twin.template())) {
          path(twin.method(), other);
        }
      });
    }
    parameters(route);
    var statuses =
        route.statuses().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    if (route.body() != null) {
      said("Body: ", route.body());
    }
    said("Answer: " + statuses + (route.answer() == null ? "" : ", "), route.answer());
    if (route.callsWebhooks()) {
      html.begin("p").text("Webhooks hear of it when ");
      html.element("code", RequestHeader.WEBHOOK_ENABLED.text() + ": true").text(" is sent.");
      html.end("p");
    }
    html.begin("pre").element("code", curl(route)).end("pre").end("article");
  }

  /// No paragraph: those hold no lists of members.
  private void said(String words, @Nullable Schema schema) {
    html.begin("div").text(words);
    if (schema != null) {
      SchemaWords.write(html, schema);
    }
    html.end("div");
  }

  private void path(String method, String template) {
    html.begin("p", "class", "path");
    html.element("b", method, "class", method.toLowerCase(Locale.ROOT));
    html.text(" ").element("code", template).end("p");
  }

  private void parameters(Route route) {
    if (route.pathParameters().isEmpty() && route.parameters().isEmpty()) {
      return;
    }
    html.begin("table").begin("tbody");
    for (var parameter : route.pathParameters()) {
      html.begin("tr").begin("td").element("code", parameter.name()).end("td");
      html.element("td", parameter.meaning()).element("td", "in the path").end("tr");
    }
    route.parameters().forEach(parameter -> row(parameter, notes(parameter)));
    html.end("tbody").end("table");
  }

  private void row(Parameter parameter, String notes) {
    html.begin("tr").begin("td").element("code", parameter.name()).end("td").begin("td");
    SchemaWords.write(html, parameter.schema());
    html.end("td").element("td", notes).end("tr");
  }

  private static String notes(Parameter parameter) {
    var required = parameter.isRequired() ? "required" : "";
    return parameter.isRepeated() ? (required + " may be repeated").strip() : required;
  }

  private String curl(Route route) {
    var curl = new StringBuilder("curl ");
    if (route.access() == Route.Access.ACCOUNT) {
      curl.append("-u \"$ACCOUNT_SID:$AUTH_TOKEN\" ");
    }
    switch (route.method()) {
      case "DELETE" -> curl.append("-X DELETE ");
      case "HEAD" -> curl.append("--head ");
      default -> {}
    }
    curl.append('\'').append(server).append(route.template()).append('\'');
    var body = route.body();
    if (body != null) {
      curl.append(" \\\n  --data-binary @file -H 'Content-Type: ")
          .append(body.mediaType().replace('*', '…'))
          .append('\'');
    } else if (route.isPost()) {
      curl.append(route.parameters().isEmpty() ? " -X POST" : "");
      example(route)
          .forEach(parameter ->
              curl.append(" \\\n  --data-urlencode '").append(parameter.name()).append("=…'"));
    }
    return curl.toString();
  }

  /// The parameters that must be sent, or the first one when none must.
  private static List<Parameter> example(Route route) {
    var required = route.parameters().stream().filter(Parameter::isRequired).toList();
    return required.isEmpty() ? route.parameters().stream().limit(1).toList() : required;
  }

  private void webhooks() {
    html.begin("section", "id", "webhooks").element("h2", "Webhooks").begin("p");
    html.text("What webhooks are told of each event, in a form or, with the method GET, in the");
    html.text(" query. Events whose names do not end in “ed” are asked of pre hooks before they");
    html.text(" happen.").end("p");
    for (var payload : WebhookPayload.ALL) {
      html.begin("article", "id", payload.event()).element("h3", payload.event());
      html.begin("table").begin("tbody");
      WebhookParameters.of(payload)
          .forEach(parameter -> row(parameter, parameter.isRequired() ? "" : "not always"));
      html.end("tbody").end("table");
      if (payload.isQuestion()) {
        said("Answer: " + WebhookParameters.ANSWER + " ", WebhookParameters.answer(payload));
      }
      html.end("article");
    }
    html.end("section");
  }

  private void schemas() {
    html.begin("section", "id", "objects").element("h2", "Objects");
    named.forEach((name, schema) -> {
      html.begin("article", "id", SchemaWords.anchor(name)).element("h3", name);
      SchemaWords.write(html, new Schema(null, schema.json()));
      html.end("article");
    });
    html.end("section");
  }

  private void errors() {
    html.begin("section", "id", "errors").element("h2", "Errors").begin("p");
    html.text("An error's body is ");
    SchemaWords.write(html, ErrorReply.SCHEMA);
    html.text(". Any request can fail with any of the general codes.").end("p");
    ErrorReply.codes()
        .forEach((status, codes) -> {
          html.begin("h3")
              .text(status + " ")
              .element("small", ErrorReply.meaning(status))
              .end("h3");
          html.begin("table").begin("tbody");
          for (var code : codes) {
            html.begin("tr").begin("td").element("code", Integer.toString(code.number())).end("td");
            html.element("td", words(code)).end("tr");
          }
          html.end("tbody").end("table");
        });
    html.end("section");
  }

  private static String words(ErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Keeps the schemas with a name that a value refers to.
  private void collect(@Nullable Object value) {
    switch (value) {
      case Schema schema -> {
        if (schema.name() == null || named.put(schema.name(), schema) == null) {
          collect(schema.json());
        }
      }
      case Map<?, ?> members -> members.values().forEach(this::collect);
      case List<?> elements -> elements.forEach(this::collect);
      case null, default -> {}
    }
  }

  private static String id(String words) {
    return words.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String resource(String name) {
    try (var stream = DescriptionPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar has no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    return Base64.getEncoder()
        .encodeToString(Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
