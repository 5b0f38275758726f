package dev.confab.client.http;

import static dev.confab.client.support.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.confab.client.support.ForAll;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParamsTest {
  @Test
  void repeatedKeysAndDotsSurvive() {
    var params = Params.NONE.and("Filters", "a").and("Timers.Closed", "PT1H").and("Filters", "b");
    assertThat(params.encode()).isEqualTo("Filters=a&Timers.Closed=PT1H&Filters=b");
    assertThat(Params.parse(params.encode())).isEqualTo(params);
    assertThat(params.all("Filters")).isEqualTo(List.of("a", "b"));
    assertThat(params.first("filters")).isEmpty();
  }

  @Test
  void everyCharacterSurvives() {
    var params = Params.NONE.and("a&=+ %", "ä😀\n\u0000&=+ %").and("empty", "");
    assertThat(Params.parse(params.encode())).isEqualTo(params);
  }

  @Test
  void everyFormSurvivesTheWire() {
    forAll(
        random -> {
          var params = Params.NONE;
          for (int i = random.nextInt(6); i > 0; i--) {
            params = params.and("n" + ForAll.text(random), ForAll.text(random));
          }
          return params;
        },
        params -> assertThat(Params.parse(params.encode())).isEqualTo(params));
  }

  @Test
  void oddTextIsRead() {
    assertThat(Params.parse("")).isEqualTo(Params.NONE);
    assertThat(Params.parse("&a&&b=c=d&").list())
        .containsExactly(new Params.Param("a", ""), new Params.Param("b", "c=d"));
    assertThatIllegalArgumentException().isThrownBy(() -> Params.parse("a=%zz"));
  }

  @Test
  void replacingDropsEveryEarlierValue() {
    var params = Params.NONE.and("a", "1").and("b", "2").and("a", "3");
    assertThat(params.with("a", "4").encode()).isEqualTo("b=2&a=4");
  }
}
