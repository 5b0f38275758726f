package dev.confab.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The scenarios that start a server: here a stand-in, in a process of its own.
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class OwnServerTest {
  @TempDir Path home;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void writeLauncher() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var launcher =
        Files.writeString(
            home.resolve("confab"),
            """
            #!/bin/sh
            echo "$* opts=$CONFAB_JAVA_OPTS aot=${CONFAB_AOT-unset}" >> '%s/starts'
            exec '%s' -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' dev.confab.benchmarks.FakeConfab "$@"
            """
                .formatted(home, java, System.getProperty("java.class.path")));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void startTimesBothKindsInTurn() throws Exception {
    var outcome = new StartScenario().run(bench(null, List.of("--quiet")));
    assertThat(outcome.figures())
        .extracting(figure -> figure.name())
        .contains("first 200, plain, median", "first 200, AOT cache, median");
    assertThat(outcome.figures()).allSatisfy(figure -> assertThat(figure.value()).isPositive());
    assertThat(starts()).hasSize(4);
    assertThat(starts().get(2)).contains("serve --port 0 --data ", "--quiet", "aot=off");
    assertThat(starts().get(3)).endsWith("aot=unset");
  }

  @Test
  void memoryIsSampledUnderLoadWithTheHeapAskedFor() throws Exception {
    var outcome = new MemoryScenario().run(bench("-Xmx99m", List.of()));
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.figures().getFirst().value()).isGreaterThan(1);
    assertThat(starts()).singleElement().asString().contains("opts=-Xmx99m");
  }

  @Test
  void createStartsAndStopsAServerOfItsOwn() throws Exception {
    var outcome = new CreateScenario(false).run(bench(null, List.of()));
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.measurements().getFirst().requests()).isPositive();
    String line = starts().getFirst();
    String data = line.substring(line.indexOf("--data ") + 7).split(" ", 2)[0];
    assertThat(Path.of(data)).isAbsolute().doesNotExist();
  }

  @Test
  void aServerThatEndsAtOnceIsReportedWithItsWords() {
    assertThatThrownBy(() -> new CreateScenario(false).run(bench(null, List.of("--fail"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the database is on fire");
  }

  @Test
  void aServerThatRefusesWhatItMustDoIsReportedWithItsWords() {
    assertThatThrownBy(() -> new CrashScenario().run(bench(null, List.of())))
        .isInstanceOf(IOException.class);
    assertThat(said).last().asString().contains("a line before");
  }

  private List<String> starts() throws IOException {
    return Files.readAllLines(home.resolve("starts"));
  }

  private Bench bench(@Nullable String javaOptions, List<String> serverOptions) {
    var settings =
        new Settings(
            home,
            null,
            null,
            "AC1",
            "secret",
            javaOptions,
            serverOptions,
            2,
            1,
            Duration.ZERO,
            Duration.ofMillis(200),
            new Settings.Sizes(10, 10, true, 0, 5, 50, 50, 1, 0));
    return new Bench(settings, said::add);
  }
}
