package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the operator must change is told in one line, with exit status 2.
class MainTest {
  @TempDir private Path folder;

  private record Outcome(int status, String err) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve --prot 1 | unknown option '--prot'",
        "serve --port abc | --port",
        "serve --port 70000 | --port",
        "serve --port -1 | --port",
        "serve --port 1 --port 2 | given twice",
        "serve --trust-proxy=maybe | --trust-proxy",
        "serve --log-level loud | --log-level",
        "keys | create, list, revoke",
        "keys steal | unknown command 'keys steal'",
        "keys list --port 1 | unknown option '--port'",
        "serve extra | unknown argument 'extra'",
        "serve --account-sid AC1 | account sid",
        "serve --account-sid ac00000000000000000000000000000001 | an account sid",
        "serve --public-url chat.example.com | --public-url",
        "serve --public-url https://a.b/path | --public-url",
        "serve --log-format xml | --log-format",
        "serve --database mysql://x | postgresql://",
        "keys revoke SK1 | the sid of a key",
        "keys list | there is no database in",
        "keys create --access write | there is no database in",
        "events | new-epoch",
        "events new-epoch now | new-epoch",
        "events new-epoch | there is no database in",
        "accounts | create, list, token",
        "accounts token | create, list, token",
        "accounts list x | create, list, token",
        "accounts rename | unknown command 'accounts rename'",
        "accounts senders | create, list, token",
        "accounts senders acme add | create, list, token",
        "accounts senders acme drop +15550009 | accounts senders wants add or remove",
        "accounts delete AC1 | accounts delete wants a sid",
        "accounts list | there is no database in",
        "serve --webhooks-max -1 | --webhooks-max",
        "serve --participants-max 2147483648 | --participants-max",
        "serve --media-bytes-max 150M | --media-bytes-max",
        "serve --events-max-age P1Y | --events-max-age",
        "serve --events-max-age PT-1H | --events-max-age",
        "serve --events-max-age 36501 | --events-max-age",
        "serve --events-max few | --events-max",
        "serve --media-bytes-max 1099511627777 | --media-bytes-max",
        "serve --allow-private-hooks=maybe | --allow-private-hooks",
        "nonsense | unknown command 'nonsense'"
      })
  void wrongArgumentsGetOneClearLine(String arguments, String words) {
    assertRefused(run(withData(arguments)), words);
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      assertRefused(run(withData("serve --port " + port)), "cannot listen on 127.0.0.1:" + port);
    }
    assertTokenIsMadeNow();
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    assertRefused(run(withData("serve --port 0 --host 192.0.2.1")), "cannot listen on 192.0.2.1");
  }

  @Test
  void aDataFolderThatIsAFileIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertRefused(run(List.of("serve", "--port", "0", "--data", file.toString())), "file");
  }

  @Test
  void aDataFolderThatIsServedIsNamed() {
    var settings = TestSettings.on(folder.resolve("data"));
    try (var server = ConfabServer.start(settings)) {
      assertThat(server.url()).startsWith("http://127.0.0.1:");
      assertRefused(run(withData("serve --port 0")), "data");
    }
  }

  @Test
  void aDatabaseThatIsNoneIsNamed() throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("confab.db"), "this is no database ".repeat(100));
    assertRefused(run(withData("serve --port 0")), "confab.db is not a database");
  }

  @Test
  void theConfigurationFileGivesOptionsAndTheCommandLineWins() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(folder.resolve("confab.yaml"), "port: " + taken.getLocalPort() + "\n");
      assertRefused(run(withData("serve")), "cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertRefused(run(withData("serve --port 70000")), "70000");
    }
  }

  @Test
  void emptyValuesInTheConfigurationFileAreNoneAndTextsAreNoNumbers() throws IOException {
    Files.writeString(folder.resolve("confab.yaml"), "auth-token:\nhost: ''\npublic-url: 1e10\n");
    assertRefused(run(withData("serve --port 0")), "wrong value '1e10' of --public-url");
    var file = ConfigurationFile.read(Map.of(), folder);
    assertThat(file).containsEntry(Setting.AUTH_TOKEN, "").containsEntry(Setting.HOST, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"prot: 1 | unknown key 'prot'", "- a | must hold", "'a: b: c' | not YAML"})
  void aWrongConfigurationFileIsNamed(String content, String words) throws IOException {
    Files.writeString(folder.resolve("confab.yaml"), content);
    assertRefused(run(withData("serve --port 0")), words);
  }

  /// A start that failed must not have used up the only showing of the token.
  private void assertTokenIsMadeNow() {
    var usual = TestSettings.on(folder.resolve("data"));
    var without =
        new Settings(
            usual.host(),
            0,
            usual.data(),
            null,
            null,
            null,
            false,
            Policy.DEFAULT,
            List.of(),
            null,
            usual.logLevel(),
            usual.logFormat());
    try (var server = ConfabServer.start(without)) {
      assertThat(server.provisioned().madeToken()).isNotNull();
    }
  }

  private List<String> withData(String arguments) {
    return List.of((arguments + " --data " + folder.resolve("data")).split(" ", -1));
  }

  private Outcome run(List<String> arguments) {
    var err = new StringWriter();
    int status = Main.run(arguments, folder, new PrintWriter(err, true));
    return new Outcome(status, err.toString());
  }

  private static void assertRefused(Outcome outcome, String words) {
    assertThat(outcome.err()).startsWith("confab: ").contains(words);
    assertThat(outcome.err().strip().lines()).hasSize(1);
    assertThat(outcome.status()).isEqualTo(2);
  }
}
