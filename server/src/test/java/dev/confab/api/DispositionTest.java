package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b.txt | a b.txt | a%20b.txt",
        "../../etc/passwd | .._.._etc_passwd | .._.._etc_passwd",
        "C:\\x | C:_x | C%3A_x",
        "q\"u.txt | q_u.txt | q%22u.txt",
        "Grüße 👋 | Gr__e _ | Gr%C3%BC%C3%9Fe%20%F0%9F%91%8B",
        "50%.txt | 50_.txt | 50%25.txt"
      })
  void aNameIsSaidInBothForms(String filename, String plain, String extended) {
    assertThat(Disposition.attachment(filename))
        .isEqualTo("attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, extended));
  }

  @Test
  void withoutANameItIsStillAnAttachment() {
    assertThat(Disposition.attachment(null)).isEqualTo("attachment");
    assertThat(Disposition.attachment("")).isEqualTo("attachment");
  }

  @Test
  void noNameBreaksTheHeader() {
    ForAll.forAll(
        ForAll::text,
        name ->
            assertThat(Disposition.attachment(name))
                .matches(
                    "attachment(; filename=\"[ -~&&[^\"/\\\\]]+\"; filename\\*=UTF-8''[ -~&&[^\"/ ]]+)?"));
  }
}
