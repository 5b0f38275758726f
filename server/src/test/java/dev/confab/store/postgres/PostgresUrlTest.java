package dev.confab.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.store.engine.StoreUnavailable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  @Test
  void userAndPasswordAreTakenOutAndDecoded() {
    var url =
        PostgresUrl.parse(
            "postgresql://ann:p%40s+s@db.example:5433/confab?sslmode=require", "other");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/confab");
    assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "require"));
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
  void formOfTheDriverIsTakenApartToo() {
    var url =
        PostgresUrl.parse(
            "jdbc:postgresql://one,two:5433/confab?user=ann%40here&password=s%25&ssl=true",
            "other");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://one,two:5433/confab");
    assertThat(url.user()).isEqualTo("ann@here");
    assertThat(url.password()).isEqualTo("s%");
    assertThat(url.parameters()).isEqualTo(Map.of("ssl", "true"));
    assertThat(PostgresUrl.parse("jdbc:postgresql:confab", null).jdbc())
        .isEqualTo("jdbc:postgresql:confab");
  }

  @Test
  void addressCannotChangeWhatTheServerReliesOn() {
    var url =
        "postgresql://h/db?logServerErrorDetail=true&reWriteBatchedInserts=false&socketTimeout=9";
    assertThat(new PostgresServer(PostgresUrl.parse(url, null)).properties())
        .containsEntry("logServerErrorDetail", "false")
        .containsEntry("reWriteBatchedInserts", "true")
        .containsEntry("socketTimeout", "9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:secret50%off@h/db",
        "postgresql://u:secret/more@h/db",
        "postgresql://u:secret?/more@h/db",
        "postgresql://u:12?/secret@h/db",
        "postgresql://u:secret@h:abc/db",
        "postgresql://u:secret@h:99999/db",
        "postgresql://h/db?password=secret%",
        "jdbc:postgresql://u:secret@h/db",
        "jdbc:postgresql://h:abc/db?user=u&password=secret",
        "jdbc:postgresql://h/db?secret",
        "jdbc:other://h/db?user=u&password=secret",
        "mysql://u:secret@h/db",
      })
  void malformedAddressIsRefusedWithoutQuotingIt(String url) {
    assertThatThrownBy(() -> PostgresUrl.parse(url, null))
        .isInstanceOf(StoreUnavailable.class)
        .hasNoCause()
        .hasMessageStartingWith("The database address must ")
        .hasMessageEndingWith(".")
        .hasMessageNotContainingAny("secret", "off", "more");
  }
}
