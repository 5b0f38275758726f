package dev.confab.webhooks;

import static dev.confab.support.ForAll.forAll;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ForAll;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FormTest {
  private static final String ALPHABET = "aZ09.-*_ +%&=#?/~'\u0000\r\nä€\uFFFD";

  @Test
  void parametersAreReadAsTheyWereWritten() {
    forAll(
        FormTest::parameters,
        parameters -> assertThat(Form.of(parameters).parameters()).isEqualTo(parameters));
  }

  @Test
  void textsAreEncodedAsTheJdkEncodesThem() {
    forAll(
        random -> new Parameter(text(random), ForAll.text(random)),
        one ->
            assertThat(Form.of(List.of(one)).encoded())
                .isEqualTo(
                    URLEncoder.encode(one.name(), UTF_8)
                        + "="
                        + URLEncoder.encode(one.value(), UTF_8)));
  }

  @Test
  void oneMoreStandsAtTheEnd() {
    var more = new Parameter("RetryCount", "3");
    forAll(
        FormTest::parameters,
        parameters -> {
          var all = new ArrayList<>(parameters);
          all.add(more);
          assertThat(Form.of(parameters).with(more)).isEqualTo(Form.of(all));
        });
  }

  private static List<Parameter> parameters(RandomGenerator random) {
    var parameters = new ArrayList<Parameter>();
    for (int i = random.nextInt(5); i > 0; i--) {
      parameters.add(new Parameter(text(random), text(random)));
    }
    return parameters;
  }

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return random.nextInt(10) == 0 ? text.append("😀").toString() : text.toString();
  }
}
