package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.client.http.Params.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {
  private static final String COLLECTION = "/v1/Conversations";

  private final Program program = new Program();

  @Test
  void aTableHasOneLinePerItem() {
    var second =
        "{\"sid\":\"CH22\",\"state\":\"inactive\",\"unique_name\":null,\"friendly_name\":\"\"}";
    program
        .server
        .on("GET", COLLECTION)
        .reply(200, Samples.page("conversations", Samples.CONVERSATION + "," + second, 0, true));

    assertThat(program.run("conversations", "list").out())
        .isEqualTo(
            """
            SID   STATE     UPDATED               UNIQUE NAME  FRIENDLY NAME
            CH1   active    2026-01-31T10:31:00Z  order-4711   Order 4711
            CH22  inactive  -                     -            -
            """);
  }

  @Test
  void anEmptyTableHasItsTitles() {
    program.server.on("GET", COLLECTION).reply(200, Samples.page("conversations", "", 0, true));

    assertThat(program.run("conversations", "list"))
        .isEqualTo(new Program.Ended(0, "SID  STATE  UPDATED  UNIQUE NAME  FRIENDLY NAME\n", ""));
  }

  @Test
  void filtersAndSizesAreSent() {
    program.server.on("GET", COLLECTION).reply(200, Samples.page("conversations", "", 0, true));

    program.run(
        "conversations",
        "list",
        "--state=closed",
        "--start-date=2026-01-31",
        "--end-date=2026-02-01",
        "--page-size=20",
        "--limit=30");

    assertThat(program.request().query().list())
        .containsExactlyInAnyOrder(
            new Param("State", "closed"),
            new Param("StartDate", "2026-01-31T00:00:00Z"),
            new Param("EndDate", "2026-02-01T23:59:59Z"),
            new Param("PageSize", "20"));
  }

  @Test
  void allPagesAreShown() {
    threePages();

    var ended = program.run("conversations", "list", "--page-size=2");

    assertThat(ended.out().lines().skip(1))
        .extracting(line -> line.substring(0, 3))
        .containsExactly("CH0", "CH1", "CH2", "CH3", "CH4", "CH5");
    assertThat(program.server.requests()).hasSize(3);
  }

  @Test
  void jsonIsOneObjectPerLine() {
    threePages();

    var ended = program.run("conversations", "list", "--json", "--limit=3");

    assertThat(ended.out())
        .isEqualTo(
            """
            {"sid":"CH0","state":"active"}
            {"sid":"CH1","state":"active"}
            {"sid":"CH2","state":"active"}
            """);
  }

  @Test
  void aLimitSavesRequests() {
    threePages();

    assertThat(program.run("conversations", "list", "--limit=2").out().lines()).hasSize(3);
    assertThat(program.server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken pipe", "Datenübergabe unterbrochen (broken pipe)"})
  void aReaderThatGoesAwayEndsTheListQuietly(String failure) {
    threePages();

    var ended = program.runUntil(2, failure, "conversations", "list", "--json");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines()).hasSize(2);
    assertThat(program.server.requests()).as("the third line needs the second page").hasSize(2);
  }

  @Test
  void theFirstPageIsWrittenBeforeTheSecondIsFetched() {
    threePages();

    program.runUntil(0, "Broken pipe", "conversations", "list", "--page-size=2");

    assertThat(program.server.requests()).hasSize(1);
  }

  @Test
  void aFullDiskIsAFailure() {
    threePages();

    var ended = program.runUntil(1, "No space left on device", "conversations", "list");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo("confab: cannot write the output: No space left on device\n");
  }

  @Test
  void aFailureInALaterPageComesAfterWhatWasFound() {
    program
        .server
        .on("GET", COLLECTION)
        .reply(200, Samples.conversations(0, false))
        .reply(400, "{\"code\":20001,\"message\":\"Bad page token\",\"status\":400}");

    var ended = program.run("conversations", "list", "--json");

    assertThat(ended.out().lines()).hasSize(2);
    assertThat(ended.err()).isEqualTo("confab: Bad page token (code 20001, status 400)\n");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void namesCannotCommandTheTerminal() {
    var item = "{\"sid\":\"CH1\",\"friendly_name\":\"a\\u001b[31m\\nb\\u009bc\\u202ed\"}";
    program.server.on("GET", COLLECTION).reply(200, Samples.page("conversations", item, 0, true));

    assertThat(program.run("conversations", "list").out())
        .endsWith("a\uFFFD[31m\uFFFDb\uFFFDc\uFFFDd\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--limit=0", "--page-size=0", "--limit=many"})
  void anImpossibleSizeIsRefused(String option) {
    var ended = program.run("conversations", "list", option);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).startsWith("confab: ").hasLineCount(1);
    assertThat(program.server.requests()).isEmpty();
  }

  private void threePages() {
    program
        .server
        .on("GET", COLLECTION)
        .reply(200, Samples.conversations(0, false))
        .reply(200, Samples.conversations(1, false))
        .reply(200, Samples.conversations(2, true));
  }
}
