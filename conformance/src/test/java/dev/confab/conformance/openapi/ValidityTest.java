package dev.confab.conformance.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our description is an OpenAPI 3.1 document by the official schema, in the judgement of somebody
/// else's validator.
final class ValidityTest {
  private static final long JUDGEMENT_SECONDS_MAX = 60;

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
    try {
      var process =
          new ProcessBuilder("node", "validate.mjs", file.toString())
              .directory(validator.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(JUDGEMENT_SECONDS_MAX, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).isZero();
        return Json.read(said);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no judgement", e);
    }
  }
}
