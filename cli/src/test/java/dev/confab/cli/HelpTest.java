package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "conversations --help",
        "conversations create --help",
        "conversations fetch --help",
        "conversations update --help",
        "conversations delete --help",
        "conversations list --help",
        "services --help",
        "services create --help",
        "services list --help"
      })
  void helpNeedsNoCredentialsAndFitsATerminal(String line) {
    var ended = help(line);

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).startsWith("Usage: confab");
    assertThat(ended.out().lines()).allMatch(shown -> shown.length() <= 80);
  }

  @Test
  void helpShowsTheOptionsOfTheCommandBeforeTheCommonOnes() {
    assertThat(help("conversations list --help").out())
        .containsSubsequence("Options:", "--state", "Common options:", "--service", "--help");
  }

  @Test
  void helpRecommendsTheEnvironmentForSecrets() {
    assertThat(help("services list --help").out())
        .contains("Better set CONFAB_AUTH_TOKEN", "Better set CONFAB_API_SECRET");
  }

  @Test
  void helpNamesWhatCanBeCleared() {
    var words = help("conversations update --help").out().replaceAll("\\s+", " ");

    assertThat(words)
        .contains(
            "unique-name, attributes, inactive-timer, closed-timer, email-address, email-name");
  }

  @Test
  void everythingThatCanBeClearedIsAnOption() {
    var help = help("conversations update --help").out();

    assertThat(Stream.of(ClearOptions.Field.values()))
        .allSatisfy(field -> assertThat(help).contains("--" + field + "="));
  }

  private static Program.Ended help(String line) {
    return new Program().runIn(Map.of(), line.split(" "));
  }
}
