package dev.confab.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.benchmarks.load.Histogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Machine MACHINE =
      new Machine("CPU \"x\"", 2, "100 MB", "Linux 6", "JDK 25", "0.1 0.2 0.3");

  @Test
  void aSingleSeriesStandsAtTheTop() {
    var outcome = new Outcome(List.of(series("create")), List.of(), Map.of(), 0.5);
    assertThat(report(outcome).json())
        .isEqualTo(
            "{\"scenario\":\"create\",\"date\":\"2026-01-02T03:04:05Z\",\"commit\":\"abc1234\","
                + "\"dirty\":true,\"machine\":{\"cpu\":\"CPU \\\"x\\\"\",\"cores\":2,"
                + "\"memory\":\"100 MB\",\"kernel\":\"Linux 6\",\"jdk\":\"JDK 25\","
                + "\"load\":\"0.1 0.2 0.3\"},\"server\":\"own, SQLite\",\"connections\":64,"
                + "\"threads\":1,\"warm_up_seconds\":5.000,\"seconds\":10.000,\"requests\":1,"
                + "\"requests_per_second\":0.100,\"p50_ms\":2.000,\"p90_ms\":2.000,"
                + "\"p99_ms\":2.000,\"max_ms\":2.000,\"errors\":0,\"errors_by_kind\":{},"
                + "\"driver_cpu\":0.500,\"parts\":[],\"figures\":[]}");
  }

  @Test
  void severalSeriesAreParts() {
    var outcome =
        new Outcome(
            List.of(series("first"), series("deep")),
            List.of(new Figure("ratio", 2.5, "", 2.0), Figure.of("body", 9, "bytes")),
            Map.of("status 500", 2L, "connection lost", 1L),
            null);
    assertThat(report(outcome).json())
        .contains("\"parts\":[{\"name\":\"first\",\"requests\":1,")
        .contains("{\"name\":\"deep\",")
        .contains("\"errors\":3,\"errors_by_kind\":{\"connection lost\":1,\"status 500\":2}")
        .contains("\"driver_cpu\":null")
        .contains(
            "{\"name\":\"ratio\",\"value\":2.500,\"unit\":\"\",\"limit\":2.000,\"kept\":false}")
        .contains("{\"name\":\"body\",\"value\":9.000,\"unit\":\"bytes\",\"limit\":null,");
  }

  @Test
  void textNamesWhatAReaderNeeds() {
    var outcome =
        new Outcome(
            List.of(series("create")),
            List.of(new Figure("p50", 2, "ms", 5.0), new Figure("memory", 301, "MB", 300.0)),
            Map.of("status 500", 2L),
            0.25);
    assertThat(report(outcome).text())
        .startsWith("# create, 2026-01-02\n")
        .contains("- commit: abc1234 with local changes\n")
        .contains("64 connections, 1 driver threads, closed loop, 10.0 s after 5.0 s of warm-up")
        .contains("- errors: 2 {status 500=2}\n")
        .contains("- driver: 25 % of one core\n")
        .contains("- p50: 2.00 ms (at most 5.00: kept)\n")
        .contains("- memory: 301.00 MB (at most 300.00: BROKEN)\n")
        .contains("| create | 0 | 2.00 | 2.00 | 2.00 | 2.00 | 1 |\n");
  }

  @Test
  void aPromiseMayBeALeast() {
    var slow = Figure.atLeast("delivered", 4_999, "/s", 5_000);
    var fast = Figure.atLeast("delivered", 5_000, "/s", 5_000);
    var outcome = new Outcome(List.of(), List.of(slow, fast), Map.of(), null);
    assertThat(report(outcome).text())
        .contains("- delivered: 4999.00 /s (at least 5000.00: BROKEN)\n")
        .contains("- delivered: 5000.00 /s (at least 5000.00: kept)\n")
        .doesNotContain("closed loop");
  }

  @Test
  void aSecondReportOfTheDayDoesNotReplaceTheFirst(@TempDir Path folder) throws IOException {
    var files = new ResultFiles(folder.resolve("results"));
    var report = report(new Outcome(List.of(), List.of(), Map.of(), null));
    assertThat(files.save(report)).hasFileName("2026-01-02-create.md").hasContent(report.text());
    assertThat(files.save(report)).hasFileName("2026-01-02-create-2.md");
    assertThat(Files.readString(folder.resolve("results/2026-01-02-create-2.json")))
        .isEqualTo(report.json() + "\n");
  }

  @Test
  void jsonEscapesAndHasNoInfinity() {
    assertThat(Json.write("a\"b\\c\nd\u0001é")).isEqualTo("\"a\\\"b\\\\c\\u000ad\\u0001é\"");
    assertThat(Json.write(Double.POSITIVE_INFINITY)).isEqualTo("null");
    assertThat(Json.write(Double.NaN)).isEqualTo("null");
    @Nullable Object nothing = null;
    assertThat(Json.write(nothing)).isEqualTo("null");
    assertThat(Json.write(List.of(1, true, "x"))).isEqualTo("[1,true,\"x\"]");
  }

  @Test
  void theMachineOfThisTestHasCores() {
    assertThat(Machine.current().cores()).isPositive();
    assertThat(Machine.current().jdk()).isNotBlank();
  }

  @Test
  void aFolderWithoutGitHasNoCommit(@TempDir Path folder) throws InterruptedException {
    assertThat(Commit.of(folder)).isEqualTo(new Commit("unknown", false));
  }

  private static Report report(Outcome outcome) {
    return new Report(
        "create",
        Instant.parse("2026-01-02T03:04:05Z"),
        MACHINE,
        new Commit("abc1234", true),
        new Report.Shape(64, 1, 5, 10, "own, SQLite"),
        outcome);
  }

  private static Measurement series(String name) {
    var durations = new Histogram();
    durations.record(2_000_000);
    return new Measurement(name, 1, 10, durations);
  }
}
