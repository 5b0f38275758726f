package dev.confab.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an OpenAPI document says about its operations, in short sentences that can be compared.
final class Facts {
  private static final List<String> METHODS = List.of("get", "post", "delete");

  private final JsonNode document;

  private Facts(JsonNode document) {
    this.document = document;
  }

  /// The facts of each operation below `/v1`, by the operation's id.
  static Map<String, Set<String>> of(JsonNode document) {
    var facts = new Facts(document);
    var operations = new TreeMap<String, Set<String>>();
    for (var path : document.path("paths").properties()) {
      for (var method : METHODS) {
        var operation = path.getValue().path(method);
        if (path.getKey().startsWith("/v1/") && operation.isObject()) {
          operations.put(
              operation.path("operationId").asText(),
              facts.operation(method, path.getKey(), operation));
        }
      }
    }
    return operations;
  }

  private Set<String> operation(String method, String path, JsonNode operation) {
    var facts = new TreeSet<String>();
    var blank = path.replaceAll("\\{\\w+}", "{}");
    facts.add("request " + method.toUpperCase(Locale.ROOT) + " " + blank);
    for (var reference : operation.path("parameters")) {
      var parameter = resolved(reference);
      var place = parameter.path("in").asText();
      if (!place.equals("path")) {
        boolean isRequired = parameter.path("required").asBoolean();
        parameter(facts, place, parameter.path("name").asText(), isRequired, parameter);
      }
    }
    var form =
        resolved(operation.at("/requestBody/content/application~1x-www-form-urlencoded/schema"));
    var required = names(form.path("required"));
    for (var field : form.path("properties").properties()) {
      parameter(facts, "form", field.getKey(), required.contains(field.getKey()), field.getValue());
    }
    for (var response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        facts.add("status " + response.getKey());
        answer(facts, response.getValue().at("/content/application~1json/schema"));
      }
    }
    return facts;
  }

  private void parameter(
      Set<String> facts, String place, String name, boolean isRequired, JsonNode described) {
    var named = place + " " + name;
    facts.add(named);
    if (isRequired) {
      facts.add(named + " is required");
    }
    var schema = resolved(described.has("schema") ? described.path("schema") : described);
    if (schema.path("type").asText().equals("array")) {
      facts.add(named + " is a list");
    }
  }

  /// Members of the resource; of a list also its envelope.
  private void answer(Set<String> facts, JsonNode reference) {
    var schema = resolved(reference);
    for (var member : schema.path("properties").properties()) {
      var value = resolved(member.getValue());
      facts.add("member " + member.getKey());
      if (schema.path("properties").has("meta")) {
        var inner = value.has("items") ? resolved(value.path("items")) : value;
        inner
            .path("properties")
            .properties()
            .forEach(deeper -> facts.add("member " + member.getKey() + "." + deeper.getKey()));
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static Set<String> names(JsonNode array) {
    var names = new TreeSet<String>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }
}
