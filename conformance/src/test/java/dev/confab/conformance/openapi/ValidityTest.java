package dev.confab.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.clients.Outcome;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our description is an OpenAPI 3.1 document by the official schema, in the judgement of somebody
/// else's validator.
final class ValidityTest {
  private static Path validator;
  private static String description;

  @TempDir Path folder;

  @BeforeAll
  static void describe(@TempDir Path data) {
    NodeInstallation.assumePossible("The validity of the description");
    validator = NodeInstallation.folder("openapi", "validate.mjs");
    try (var server = LocalServer.start(data)) {
      description = server.http().get("/openapi.json").json().toString();
    }
  }

  @Test
  void descriptionIsValid() {
    var judgement = judgement(description);
    assertThat(judgement.path("errors")).isEmpty();
    assertThat(judgement.path("valid").asBoolean()).isTrue();
    assertThat(judgement.path("version").asText()).isEqualTo("3.1");
  }

  /// The judge reads all of it.
  @Test
  void wrongDescriptionsAreNot() {
    var wrong =
        Map.of(
            "/info", "title",
            "/paths/~1v1~1Services/post/responses/201", "description",
            "/webhooks/onMessageAdded/post/requestBody", "content",
            "/components/responses/Error404", "description");
    wrong.forEach((pointer, required) -> {
      var broken = Json.read(description);
      ((ObjectNode) broken.at(pointer)).remove(required);
      assertThat(judgement(broken.toString()).path("valid").asBoolean())
          .as("valid without " + pointer + "/" + required)
          .isFalse();
    });
    var dangling = description.replace("#/components/responses/Error404", "#/nowhere");
    assertThat(judgement(dangling).path("valid").asBoolean()).as("valid with dangling").isFalse();
  }

  private JsonNode judgement(String document) {
    var file = folder.resolve("openapi.json");
    Repository.write(file, document);
    return Outcome.of(validator, Map.of(), List.of("node", "validate.mjs", file.toString())).json();
  }
}
