package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.client.http.Params.Param;
import org.junit.jupiter.api.Test;

class ServicesCommandTest {
  private static final String COLLECTION = "/v1/Services";

  private final Program program = new Program();

  @Test
  void createSendsTheNameAndShowsTheService() {
    program.server.on("POST", COLLECTION).reply(201, Samples.SERVICE);

    assertThat(program.run("services", "create", "--friendly-name", "Shop").out())
        .isEqualTo(
            """
            sid            IS1
            friendly name  Shop
            account        AC1
            created        2026-01-31T10:30:00Z
            updated        2026-01-31T10:30:00Z
            url            http://host/v1/Services/IS1
            """);
    assertThat(program.request().form().list()).containsExactly(new Param("FriendlyName", "Shop"));
  }

  @Test
  void createNeedsAName() {
    var ended = program.run("services", "create");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--friendly-name").hasLineCount(1);
  }

  @Test
  void fetchShowsJsonOnDemand() {
    program.server.on("GET", COLLECTION + "/IS1").reply(200, Samples.SERVICE);

    assertThat(program.run("services", "fetch", "IS1", "--json").out())
        .isEqualTo(Samples.SERVICE + "\n");
  }

  @Test
  void deleteSaysWhatIsGone() {
    program.server.on("DELETE", COLLECTION + "/IS1").reply(204, "");

    assertThat(program.run("services", "delete", "IS1").out()).isEqualTo("deleted IS1\n");
  }

  @Test
  void listSendsItsSizesAndShowsATable() {
    program
        .server
        .on("GET", COLLECTION)
        .reply(200, Samples.page("services", Samples.SERVICE, 0, true));

    assertThat(program.run("services", "list", "--limit=7", "--page-size=9").out())
        .isEqualTo(
            """
            SID  CREATED               FRIENDLY NAME
            IS1  2026-01-31T10:30:00Z  Shop
            """);
    assertThat(program.request().query().list()).containsExactly(new Param("PageSize", "7"));
  }
}
