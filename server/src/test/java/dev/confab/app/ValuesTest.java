package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every setting can come from each of the three places, in the promised order.
class ValuesTest {
  private static final Path FOLDER = Path.of("");

  @ParameterizedTest
  @EnumSource
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile(Setting setting) {
    var variable =
        Map.of("CONFAB_" + setting.key().replace('-', '_').toUpperCase(Locale.ROOT), "e");
    var option = Map.of(setting, "o");
    var file = Map.of(setting, "f");
    assertThat(new Values(option, variable, file, FOLDER).optional(setting)).isEqualTo("o");
    assertThat(new Values(Map.of(), variable, file, FOLDER).optional(setting)).isEqualTo("e");
    assertThat(new Values(Map.of(), Map.of(), file, FOLDER).optional(setting)).isEqualTo("f");
    assertThat(new Values(Map.of(), Map.of(), Map.of(), FOLDER).optional(setting))
        .isEqualTo(setting.byDefault());
  }
}
