package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
  @ParameterizedTest
  @CsvSource({
    "90m, PT1H30M",
    "1d12h, PT36H",
    "7d, P7D",
    "1h2m3s, PT1H2M3S",
    "0s, PT0S",
    "P7D, P7D",
    "PT90M, PT90M"
  })
  void durationsAreShortOrIso(String text, Duration expected) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "m", "1h1d", "1w", "P1M", "99999999999999999999d", "x"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("not a duration");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z, 2026-01-31T23:59:59Z",
    "2026-01-31T10:30:00Z, 2026-01-31T10:30:00Z, 2026-01-31T10:30:00Z",
    "2026-01-31T10:30+02:00, 2026-01-31T08:30:00Z, 2026-01-31T08:30:00Z"
  })
  void aDayIsThatOfUtcFromItsFirstToItsLastSecond(String text, Instant beginning, Instant end) {
    assertThat(new Dates.Beginning().convert(text)).isEqualTo(beginning);
    assertThat(new Dates.End().convert(text)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "today", "2026-02-30", "31.1.2026", "2026-01-31T10:30:00"})
  void otherDatesAreRefused(String text) {
    assertThatThrownBy(() -> new Dates.End().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("not a date");
  }
}
