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
record Operation(
    String id,
    String method,
    String template,
    Pattern inPath,
    List<Field> fields,
    List<Field> headers) {
  private static final List<String> METHODS = List.of("get", "post", "delete");

  /// Something that a request can carry under a name.
  record Field(String name, boolean isRequired, JsonNode schema) {
    /// The schema of one value.
    JsonNode value() {
      return schema.has("items") ? schema.path("items") : schema;
    }
  }

  static List<Operation> all(JsonNode document) {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : METHODS) {
        if (path.getValue().has(method)) {
          operations.add(of(document, path.getKey(), method, path.getValue().path(method)));
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
    var form =
        resolved(
            document,
            operation.at("/requestBody/content/application~1x-www-form-urlencoded/schema"));
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
        headers);
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    var reference = node.path("$ref");
    return reference.isString() ? document.at(reference.asString().substring(1)) : node;
  }
}
