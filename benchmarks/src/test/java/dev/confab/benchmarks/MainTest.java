package dev.confab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line against a stand-in server, all within this process.
@Timeout(60)
class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FakeConfab server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeConfab();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"create", "create-named", "fetch", "list", "body-10k", "body-100k", "messages"})
  void everyLoadScenarioAnswersWithoutErrors(String scenario) {
    int code = bench(scenario, "--conversations", "120", "--connections", "2", "--json");
    assertThat(err.toString() + out).doesNotContain("Exception");
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString())
        .startsWith("{\"scenario\":\"" + scenario + "\",")
        .contains("\"errors\":0,", "\"connections\":2,", "\"requests_per_second\":");
  }

  @Test
  void createLeavesAConversationForEachRequest() {
    assertThat(bench("create")).isZero();
    assertThat(server.count()).isPositive();
    assertThat(out.toString()).contains("| create |", "- errors: none");
  }

  @Test
  void deepListComparesPagesForEachFilter() {
    int code = bench("list-deep", "--conversations", "55", "--page-size", "10", "--json");
    assertThat(code).isZero();
    assertThat(server.count()).isEqualTo(55);
    assertThat(out.toString())
        .contains("\"name\":\"first page, no filter\"", "\"name\":\"deep page, no filter\"")
        .contains("\"name\":\"deep/first p50, State and StartDate\"");
    assertThat(err.toString()).contains("walking to page 5, State");
  }

  @Test
  void deepMessagesComparesPagesOfAShortAndALongConversation() {
    assertThat(bench("messages-deep", "--messages", "130", "--page-size", "10", "--json")).isZero();
    assertThat(out.toString())
        .contains("\"name\":\"short\"", "\"name\":\"first/short p50\"")
        .contains("\"name\":\"middle/short p50\"", "\"name\":\"last/short p50\"");
    assertThat(err.toString()).contains("walking to page 13");
  }

  @Test
  void existingConversationsNeedNoSeeding() {
    assertThat(bench("list", "--conversations", "30")).isZero();
    assertThat(bench("list", "--no-seed")).isZero();
    assertThat(server.count()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-scenario",
        "create --connections 0",
        "create --seconds 0",
        "create --seconds many",
        "create --page-size 101",
        "create --attribute-bytes 3",
        "create --data somewhere",
        "create --database postgresql://h/d",
        "list-deep --conversations 100 --page 2",
        "start",
        "memory",
        "create --no-such-option"
      })
  void optionsThatDoNotFitAreRefused(String options) {
    assertThat(bench(options.split(" ", -1))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotBlank();
    assertThat(server.count()).isZero();
  }

  @Test
  void aServerThatIsNotThereIsOneSentence() {
    server.close();
    assertThat(bench("create")).isEqualTo(1);
    assertThat(err.toString()).contains("cannot connect to 127.0.0.1:").doesNotContain("\tat ");
  }

  @Test
  void aRunWithoutAnAnswerIsNoMeasurement() {
    assertThat(bench("create", "--seconds", "0.000001", "--warm-up", "0")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no right answer in the measured time");
  }

  @Test
  void helpNamesTheScenarios() {
    assertThat(bench("--help")).isZero();
    assertThat(out.toString()).contains("create-named", "list-deep", "body-100k", "memory");
  }

  private int bench(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--url", server.url()));
    if (!all.contains("--warm-up")) {
      all.addAll(List.of("--warm-up", "0.05"));
    }
    if (!all.contains("--seconds")) {
      all.addAll(List.of("--seconds", "0.2"));
    }
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
