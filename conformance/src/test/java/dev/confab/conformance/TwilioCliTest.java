package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.clients.TwilioCli;
import dev.confab.conformance.support.LocalServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Conversations, participants and messages by the command line. Each command takes a second, so
/// there is one story for each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwilioCliTest {
  private LocalServer server;
  private TwilioCli cli;

  @BeforeAll
  void start(@TempDir Path data) {
    NodeInstallation.assumePossible("Twilio's command line");
    var folder = NodeInstallation.folder("cli", "redirect.js");
    server = LocalServer.start(data);
    cli = new TwilioCli(folder, server.url(), server.account());
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void conversationIsMadeShownChangedAndRemoved() {
    var made = one("conversations:create", "--unique-name", "room", "--attributes", "{\"a\":1}");
    assertThat(made.get("uniqueName").asText()).isEqualTo("room");
    var sid = made.get("sid").asText();
    assertThat(one("conversations:fetch", "--sid", "room")).isEqualTo(made);
    var renamed = one("conversations:update", "--sid", sid, "--friendly-name", "Zoë's");
    assertThat(renamed.get("friendlyName").asText()).isEqualTo("Zoë's");
    assertThat(cli.run("conversations:list").json().findValuesAsText("sid")).contains(sid);
    assertThat(cli.run("conversations:remove", "--sid", "room").status()).isZero();
    var gone = cli.run("conversations:fetch", "--sid", sid);
    assertThat(gone.status()).isNotZero();
    assertThat(gone.output()).contains("20404").contains("/v1/Conversations/" + sid);
  }

  @Test
  void participantIsMadeShownChangedAndRemoved() {
    var room = conversation();
    var made = one("conversations:participants:create", in(room, "--identity", "ann"));
    assertThat(made.get("identity").asText()).isEqualTo("ann");
    var sid = made.get("sid").asText();
    assertThat(one("conversations:participants:fetch", in(room, "--sid", "ann"))).isEqualTo(made);
    var changed =
        one(
            "conversations:participants:update",
            in(room, "--sid", sid, "--attributes", "{\"a\":1}"));
    assertThat(changed.get("attributes").asText()).isEqualTo("{\"a\":1}");
    assertThat(one("conversations:participants:list", in(room))).isEqualTo(changed);
    assertThat(cli.run("conversations:participants:remove", in(room, "--sid", sid)).status())
        .isZero();
    assertThat(cli.run("conversations:participants:list", in(room)).json()).isEmpty();
  }

  @Test
  void messagesAreMadeShownChangedAndRemoved() {
    var room = conversation();
    var first = one("conversations:messages:create", in(room, "--body", "hi", "--author", "ann"));
    assertThat(first.get("index").asInt()).isZero();
    assertThat(first.get("author").asText()).isEqualTo("ann");
    var second = one("conversations:messages:create", in(room, "--body", "there"));
    var sids = List.of(second.get("sid").asText(), first.get("sid").asText());
    var pages = in(room, "--order", "desc", "--page-size", "1", "--no-limit");
    assertThat(cli.run("conversations:messages:list", pages).json().findValuesAsText("sid"))
        .isEqualTo(sids);
    var fetched = one("conversations:messages:fetch", in(room, "--sid", sids.getLast()));
    assertThat(fetched).isEqualTo(first);
    var changed =
        one("conversations:messages:update", in(room, "--sid", sids.getLast(), "--body", "ho"));
    assertThat(changed.get("body").asText()).isEqualTo("ho");
    assertThat(cli.run("conversations:messages:remove", in(room, "--sid", sids.getLast())).status())
        .isZero();
    assertThat(one("conversations:messages:list", in(room))).isEqualTo(second);
  }

  private String conversation() {
    return server.http().post("/v1/Conversations", Map.of()).sid();
  }

  private static String[] in(String conversation, String... options) {
    var all = new ArrayList<>(List.of("--conversation-sid", conversation));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  /// The only thing that a command shows.
  private JsonNode one(String command, String... options) {
    var shown = cli.run(command, options).json();
    assertThat(shown).hasSize(1);
    return shown.get(0);
  }
}
