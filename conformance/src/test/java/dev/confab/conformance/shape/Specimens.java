package dev.confab.conformance.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.confab.conformance.shape.Specimen.Origin;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.Operation;
import dev.confab.conformance.support.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what is written down about the operations that the server has.
final class Specimens {
  private static final String DOCUMENT = "twilio_conversations_v1.json";
  private static final String RECORDINGS = "recordings.jsonl";
  private static final String QUOTED = "C-quoted-error";
  private static final String HOST = "conversations.twilio.com";

  private final Path folder;
  private final JsonNode paths;
  private final List<Operation> operations;

  Specimens(Path folder, List<Operation> operations) {
    this.folder = folder;
    this.paths = Json.read(Repository.text(folder.resolve(DOCUMENT))).get("paths");
    this.operations = operations;
  }

  List<Specimen> all() {
    return Stream.concat(examples().stream(), recordings().stream()).toList();
  }

  /// The names of the parameters of an operation's form; none if there is no such operation.
  Set<String> parameters(String operation) {
    var names = new HashSet<String>();
    for (var path : paths) {
      var post = path.path("post");
      if (post.path("operationId").asText().equals(operation)) {
        var form = "/requestBody/content/application~1x-www-form-urlencoded/schema/properties";
        post.at(form).fieldNames().forEachRemaining(names::add);
      }
    }
    return names;
  }

  private List<Specimen> examples() {
    var found = new ArrayList<Specimen>();
    for (var operation : operations) {
      var described = described(operation);
      for (var response : described.get("responses").properties()) {
        int status = Integer.parseInt(response.getKey());
        var examples = response.getValue().at("/content/application~1json/examples");
        if (examples.isMissingNode()) {
          found.add(example("no body", operation, status, examples));
        }
        examples
            .properties()
            .forEach(one ->
                found.add(example(one.getKey(), operation, status, one.getValue().get("value"))));
      }
    }
    return found;
  }

  private JsonNode described(Operation operation) {
    var method = operation.method().toLowerCase(Locale.ROOT);
    for (var path : paths) {
      var candidate = path.path(method);
      if (candidate.path("operationId").asText().equals(operation.id())) {
        return candidate;
      }
    }
    throw new AssertionError(operation.id() + " is not in " + DOCUMENT);
  }

  private static Specimen example(String name, Operation operation, int status, JsonNode body) {
    return new Specimen(
        Origin.EXAMPLE,
        "example " + name + " of " + operation.id(),
        operation.id(),
        status,
        operation.template(),
        body);
  }

  private List<Specimen> recordings() {
    var lines = Repository.text(folder.resolve(RECORDINGS)).lines().toList();
    var found = new ArrayList<Specimen>();
    for (int i = 0; i < lines.size(); i++) {
      var line = Json.read(lines.get(i));
      var path = line.path("path").asText().replaceAll("\\?.*", "");
      for (var operation : operations) {
        // Messages that somebody has quoted are no answers; a test of their own has them.
        if (line.path("host").asText().equals(HOST)
            && !line.get("tier").asText().equals(QUOTED)
            && operation.matches(line.path("method").asText(), path)) {
          found.add(recording("line " + (i + 1) + " of " + RECORDINGS, line, operation, path));
        }
      }
    }
    return found;
  }

  private static Specimen recording(
      String source, JsonNode line, Operation operation, String path) {
    var origin =
        switch (line.get("tier").asText()) {
          case "A-recorded" -> Origin.RECORDED_IN_2026;
          case "A-live-element" -> Origin.ELEMENT_OF_2023;
          case "B-masked", "B-masked-edited" -> Origin.FIXTURE_OF_2020;
          default -> throw new AssertionError(source + " is of an unknown kind");
        };
    // The recorder of 2026 reported 200 for everything that succeeded.
    int status = origin == Origin.RECORDED_IN_2026 ? 0 : line.path("status").asInt();
    var body = line.get("body");
    return new Specimen(
        origin,
        source,
        operation.id(),
        status,
        path,
        body == null || (body.asText("").isEmpty() && body.isValueNode())
            ? MissingNode.getInstance()
            : body);
  }
}
