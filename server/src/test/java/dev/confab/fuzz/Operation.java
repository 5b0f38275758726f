package dev.confab.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An operation, as the description has it.
///
/// @param inPath how the paths of requests look
/// @param fields of its query or form
/// @param headers that it reads
/// @param body what it reads
record Operation(
    String id,
    String method,
    String template,
    Pattern inPath,
    List<Field> fields,
    List<Field> headers,
    Body body) {
  private static final List<String> METHODS = List.of("get", "head", "post", "delete");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /// What the body of a request is.
  sealed interface Body {
    record None() implements Body {}

    /// The fields are in it, not in the query.
    record Form() implements Body {}

    record Json(JsonNode schema) implements Body {}

    /// Anything.
    record File() implements Body {}
  }

  /// Something that a request can carry under a name.
  record Field(String name, boolean isRequired, JsonNode schema) {
    /// The schema of one value.
    JsonNode value() {
      return schema.has("items") ? schema.path("items") : schema;
    }
  }

  /// Whether it makes or lists things, so that its answer tells of them.
  boolean isOfList() {
    return !template.endsWith("}") && !method.equals("HEAD") && !method.equals("DELETE");
  }

  static List<Operation> all(JsonNode document) {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : METHODS) {
        var operation = resolved(document, path.getValue()).path(method);
        if (operation.isObject()) {
          operations.add(of(document, path.getKey(), method, operation));
        }
      }
    }
    return operations;
  }

  private static Operation of(
      JsonNode document, String template, String method, JsonNode operation) {
    var fields = new ArrayList<Field>();
    var headers = new ArrayList<Field>();
    for (var reference : operation.path("parameters")) {
      var parameter = resolved(document, reference);
      var field =
          new Field(
              parameter.path("name").asString(),
              parameter.path("required").asBoolean(false),
              resolved(document, parameter.path("schema")));
      (parameter.path("in").asString().equals("header") ? headers : fields).add(field);
    }
    var content = operation.at("/requestBody/content");
    var form = resolved(document, content.path(FORM).path("schema"));
    var required = form.path("required").toString();
    for (var property : form.path("properties").properties()) {
      var name = property.getKey();
      fields.add(
          new Field(
              name, required.contains('"' + name + '"'), resolved(document, property.getValue())));
    }
    return new Operation(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        template,
        Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+")),
        fields,
        headers,
        body(document, method, content));
  }

  /// A POST of which nothing else is said takes an empty form.
  private static Body body(JsonNode document, String method, JsonNode content) {
    if (content.has(JSON)) {
      return new Body.Json(resolved(document, content.path(JSON).path("schema")));
    }
    if (content.has(FORM) || (content.isEmpty() && method.equals("post"))) {
      return new Body.Form();
    }
    return content.isEmpty() ? new Body.None() : new Body.File();
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    var reference = node.path("$ref");
    return reference.isString() ? document.at(reference.asString().substring(1)) : node;
  }
}
