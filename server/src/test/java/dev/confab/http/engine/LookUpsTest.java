package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookUpsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "a.b.example.com, example.com",
    "example.co.uk, example.co.uk",
    "a.b.example.co.uk, example.co.uk",
    "a.b.example.de, example.de",
    "localhost, localhost",
    "co.uk, co.uk"
  })
  void aDomainIsWhatSomebodyOwns(String host, String domain) {
    assertThat(LookUps.domain(host)).isEqualTo(domain);
  }
}
