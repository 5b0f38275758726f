package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.RawHttp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The errors of the real service that somebody has written down, word by word: programs look into
/// some of them.
final class RecordedErrorsTest {
  private static final String LIST = "/v1/Conversations";
  private static LocalServer server;
  private static RawHttp http;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = LocalServer.start(data);
    http = server.http();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void unknownThings() {
    assertError(
        http.get(LIST + "/CH71"),
        404,
        20404,
        "The requested resource " + LIST + "/CH71 was not found");
  }

  @Test
  void missingParameters() {
    assertError(
        http.post("/v1/Users", Map.of()),
        400,
        20001,
        "Missing required parameter Identity in the post body");
  }

  @Test
  void conversations() {
    http.post(LIST, Map.of("UniqueName", "taken"));
    assertError(
        http.post(LIST, Map.of("UniqueName", "taken")),
        409,
        50353,
        "Conversation with provided unique name already exists");
    assertError(
        http.post(LIST, Map.of("Attributes", "{")), 400, 50304, "Attributes not valid JSON");
    var closed = conversation();
    http.post(LIST + "/" + closed, Map.of("State", "closed"));
    assertError(
        http.post(LIST + "/" + closed + "/Messages", Map.of("Body", "x")),
        400,
        50377,
        "Can't update conversation as it's in final closed state");
  }

  @Test
  void participants() {
    var room = conversation();
    var list = LIST + "/" + room + "/Participants";
    var pair = channel(number(), number());
    http.post(list, pair);
    var ann = http.post(list, Map.of("Identity", "ann")).sid();
    assertError(
        http.post(list, Map.of("Identity", "ann")), 409, 50433, "Participant already exists");
    assertError(
        http.post(LIST + "/" + conversation() + "/Participants", pair),
        409,
        50416,
        "A binding for this participant and proxy address already exists in Conversation " + room);
    assertError(
        http.post(list, channel("5", number())), 400, 50407, "Invalid messaging binding address");
    assertError(http.post(list, Map.of()), 400, 50204, "Identity not provided");
    assertError(
        http.post(list + "/" + ann, Map.of("MessagingBinding.ProxyAddress", number())),
        400,
        50441,
        "Failed to add a proxy address to a participant");
  }

  @Test
  void groupTexts() {
    var group =
        Map.of(
            "Participant",
            List.of(
                one(Map.of("address", number())),
                one(Map.of("address", number())),
                one(Map.of("address", number()))));
    var bulk = "/v1/ConversationWithParticipants";
    var made = http.post(bulk, group).sid();
    assertError(
        http.post(bulk, group),
        409,
        50438,
        "Group MMS with given participant list already exists as Conversation " + made);
    assertError(
        http.post(LIST + "/" + made + "/Messages", Map.of("Body", "x", "Author", number())),
        400,
        50513,
        "Message author should be among Group MMS participants.");
  }

  private static String one(Map<String, String> binding) {
    return Json.write(Map.of("messaging_binding", binding));
  }

  private static String conversation() {
    return http.post(LIST, Map.of()).sid();
  }

  private static void assertError(Answer answer, int status, int code, String message) {
    assertThat(answer.json().path("message").asText()).isEqualTo(message);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
