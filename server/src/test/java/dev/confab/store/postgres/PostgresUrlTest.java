package dev.confab.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresUrlTest {
  @Test
  void userAndPasswordAreTakenOutAndDecoded() {
    var url =
        PostgresUrl.parse(
            "postgresql://ann:p%40s+s@db.example:5433/confab?sslmode=require", "other");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/confab?sslmode=require");
    assertThat(url.user()).isEqualTo("ann");
    assertThat(url.password()).isEqualTo("p@s+s");
    assertThat(url.toString()).isEqualTo("postgresql://db.example:5433/confab");
  }

  @Test
  void passwordMayComeFromElsewhere() {
    assertThat(PostgresUrl.parse("postgres://ann@[::1]:5432/confab", "secret").password())
        .isEqualTo("secret");
    assertThat(PostgresUrl.parse("postgresql://localhost/confab", null).password()).isNull();
  }

  @Test
  void formOfTheDriverIsTakenAsItIs() {
    var url = "jdbc:postgresql://localhost/confab?user=ann&password=secret";
    assertThat(PostgresUrl.parse(url, null).jdbc()).isEqualTo(url);
    assertThat(PostgresUrl.parse(url, null).toString()).doesNotContain("secret");
  }
}
