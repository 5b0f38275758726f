package dev.confab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnyOfTest {
  @Test
  void noValuesAreNoCondition() {
    assertThat(AnyOf.of("type", List.of())).isEqualTo(new AnyOf("", List.of()));
  }

  @Test
  void valuesCountOnce() {
    assertThat(AnyOf.of("type", List.of("a", "b", "a")))
        .isEqualTo(new AnyOf(" AND type IN (?, ?)", List.of("a", "b")));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "8, 8", "9, 16", "1000, 1024"})
  void placesAreAPowerOfTwoAndTheLastValueFillsThem(int values, int places) {
    var texts = IntStream.range(0, values).mapToObj(Integer::toString).toList();
    var any = AnyOf.of("x", texts);
    assertThat(any.condition().chars().filter(c -> c == '?')).hasSize(places);
    assertThat(any.parameters()).hasSize(places).startsWith(texts.toArray(String[]::new));
    assertThat(any.parameters().subList(values - 1, places)).containsOnly(texts.getLast());
  }
}
