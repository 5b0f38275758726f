package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.benchmarks.crash.Crashes;
import dev.confab.benchmarks.crash.OneOfTwo;
import dev.confab.benchmarks.crash.Result;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed in the middle of its work loses no event, tells webhooks of each at
/// least once and in order, and its feed tells of each exactly once. `./confab bench crash` does
/// the same more often.
final class CrashProofTest {
  private static final int CLIENTS = 8;

  @TempDir Path home;

  @Test
  void nothingIsLostOnSqlite() throws IOException, InterruptedException {
    requireNothingLost(5, List.of());
  }

  @Test
  void nothingIsLostOnPostgres() throws IOException, InterruptedException {
    try (var postgres = Postgres.start()) {
      requireNothingLost(2, List.of("--database", postgres.newDatabase()));
    }
  }

  /// The feeds of both tell the same, and who reads that of the killed one goes on with the other.
  @Test
  void nothingIsLostWhenOneOfTwoServersIsKilled() throws IOException, InterruptedException {
    try (var postgres = Postgres.start()) {
      var plan = plan(List.of("--database", postgres.newDatabase()));
      long seed = seed();
      requireNothingLost(seed, 1, OneOfTwo.run(plan, CLIENTS / 2, seed, CrashProofTest::tell));
    }
  }

  private void requireNothingLost(int rounds, List<String> store)
      throws IOException, InterruptedException {
    long seed = seed();
    try (var crashes = Crashes.of(plan(store), CLIENTS, seed, CrashProofTest::tell)) {
      requireNothingLost(seed, rounds, crashes.run(rounds));
    }
  }

  private static void requireNothingLost(long seed, int kills, Result result) {
    tell(result);
    assertThat(result.wrong()).as("seed %d", seed).isEmpty();
    assertThat(result.kills()).isEqualTo(kills);
    assertThat(result.messages()).isPositive();
    assertThat(result.deliveries()).isGreaterThan(result.messages());
    assertThat(result.calls()).isGreaterThanOrEqualTo(result.deliveries());
  }

  private static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  private LaunchPlan plan(List<String> store) throws IOException {
    writeLauncher();
    var account = Account.unique();
    var data = Files.createDirectory(home.resolve("data"));
    return new LaunchPlan(home, data, account.sid(), account.authToken(), store, Map.of());
  }

  private static void tell(Object news) {
    System.out.println(news);
  }

  /// One that starts what is being tested, not what was packaged last.
  private void writeLauncher() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var launcher =
        Files.writeString(
            home.resolve("confab"),
            """
            #!/bin/sh
            exec '%s' -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
            --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
            -cp '%s' dev.confab.app.Main "$@"
            """
                .formatted(java, System.getProperty("java.class.path")));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }
}
