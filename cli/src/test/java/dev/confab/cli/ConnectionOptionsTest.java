package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionOptionsTest {
  private final Program program = new Program();

  /// The four pairs in the order in which they count.
  @ParameterizedTest
  @CsvSource({"0, SKc:s1", "1, ACc:s2", "2, SKt:s3", "3, ACt:s4"})
  void theFirstCompletePairOfVariablesCounts(int pairsMissing, String expected) {
    String[][] pairs = {
      {"CONFAB_API_KEY", "SKc", "CONFAB_API_SECRET", "s1"},
      {"CONFAB_ACCOUNT_SID", "ACc", "CONFAB_AUTH_TOKEN", "s2"},
      {"TWILIO_API_KEY", "SKt", "TWILIO_API_SECRET", "s3"},
      {"TWILIO_ACCOUNT_SID", "ACt", "TWILIO_AUTH_TOKEN", "s4"}
    };
    var environment = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i++) {
      environment.put(pairs[i][0], pairs[i][1]);
      // Half a pair, or one that is blank, does not count.
      environment.put(pairs[i][2], i < pairsMissing ? " " : pairs[i][3]);
    }

    assertThat(userIn(environment)).isEqualTo(expected);
  }

  @Test
  void optionsWinOverTheEnvironment() {
    assertThat(userIn(Program.CREDENTIALS, "--account-sid=AC2", "--auth-token=other"))
        .isEqualTo("AC2:other");
    assertThat(userIn(Program.CREDENTIALS, "--api-key=SK2", "--api-secret=other"))
        .isEqualTo("SK2:other");
  }

  @Test
  void anOptionIsCompletedFromTheEnvironment() {
    assertThat(userIn(Program.CREDENTIALS, "--account-sid=AC2")).isEqualTo("AC2:secret");
    assertThat(userIn(Map.of("TWILIO_API_SECRET", "s"), "--api-key=SK2")).isEqualTo("SK2:s");
  }

  @Test
  void halfAPairIsRefused() {
    var ended = program.runIn(Map.of(), "services", "list", "--api-key=SK2");

    assertThat(ended)
        .isEqualTo(
            new Program.Ended(
                2,
                "",
                "confab: the other half is missing: set CONFAB_API_SECRET or give --api-secret\n"));
  }

  @Test
  void twoKindsOfCredentialsAreRefused() {
    var ended = program.run("services", "list", "--api-key=SK2", "--auth-token=hidden");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).startsWith("confab: give either").doesNotContain("hidden");
  }

  @Test
  void withoutCredentialsOneLineSaysWhatToSet() {
    var ended = program.runIn(Map.of(), "services", "list");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("CONFAB_AUTH_TOKEN").hasLineCount(1);
  }

  @Test
  void theServerIsTheOptionsElseTheEnvironmentsElseTheLocalOne() {
    var environment = new HashMap<>(Program.CREDENTIALS);
    assertThat(serverIn(environment)).isEqualTo("http://127.0.0.1:8080");

    environment.put("CONFAB_URL", "https://chat.example");
    assertThat(serverIn(environment)).isEqualTo("https://chat.example");
    assertThat(serverIn(environment, "--url", "http://host:1")).isEqualTo("http://host:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://a b", "ftp://host", "host:80", "", "http://u:hidden@h", "h t:hidden"})
  void anUnusableUrlIsRefusedWithoutBeingShown(String url) {
    var ended = program.run("services", "list", "--url", url);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).hasLineCount(1).doesNotContain("hidden");
    assertThat(program.server.requests()).isEmpty();
  }

  @Test
  void theUserAgentNamesTheProgram() {
    assertThat(userIn(Program.CREDENTIALS)).isNotEmpty();
    assertThat(program.request().headers().first("User-Agent").orElseThrow())
        .contains("confab-cli/");
  }

  private String userIn(Map<String, String> environment, String... options) {
    listIn(environment, options);
    var sent = program.server.requests().getLast().headers().first("Authorization").orElseThrow();
    var pair = Base64.getDecoder().decode(sent.substring("Basic ".length()));
    return new String(pair, StandardCharsets.UTF_8);
  }

  private String serverIn(Map<String, String> environment, String... options) {
    listIn(environment, options);
    var uri = program.server.requests().getLast().uri();
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private void listIn(Map<String, String> environment, String... options) {
    program.server.on("GET", "/v1/Services").reply(200, Samples.page("services", "", 0, true));
    var args = new String[options.length + 2];
    args[0] = "services";
    args[1] = "list";
    System.arraycopy(options, 0, args, 2, options.length);
    assertThat(program.runIn(environment, args).err()).isEmpty();
  }
}
