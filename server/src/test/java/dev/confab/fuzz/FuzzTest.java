package dev.confab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.Alarms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Requests of all kinds to all operations of a running server, right and wrong down to the bytes.
/// `-Dseed=` chooses others, `-Dfuzz.requests=` how many.
class FuzzTest {
  /// The same in every build, so that a build never fails by chance.
  private static final long SEED = 1;

  private static final int REQUESTS = 4_000;
  private static final int PARTS = 8;
  private static final long GROWTH_BYTES_MAX = 32 << 20;

  @TempDir private Path data;

  @Test
  @Timeout(3_600)
  void noRequestBreaksTheServer() throws IOException, InterruptedException {
    var progress = fuzz(Long.getLong("seed", SEED), Integer.getInteger("fuzz.requests", REQUESTS));
    assertThat(progress.neverSucceeded()).as("operations that never succeeded").isEmpty();
    assertThat(progress.neverRefused()).as("operations that never refused").isEmpty();
  }

  private Progress fuzz(long seed, int requests) throws IOException, InterruptedException {
    try (var alarms = Alarms.listen();
        var server = FuzzedServer.start(data);
        var fuzzer =
            new Fuzzer(server.port(), server.get("/openapi.json"), server.authorizations(), seed)) {
      var memory = new ArrayList<Memory>();
      for (int part = 1; part <= PARTS; part++) {
        // Made anew from time to time, because requests delete it.
        server.furnish().forEach(fuzzer.known()::learn);
        fuzzer.run((int) ((long) requests * part / PARTS));
        memory.add(Memory.now());
      }
      // Which requests are made depends on what is known when, so some need a few more.
      for (int part = 1; part <= PARTS && !fuzzer.progress().wanted().isEmpty(); part++) {
        server.furnish().forEach(fuzzer.known()::learn);
        fuzzer.run(requests + (int) ((long) requests * part / PARTS));
      }
      var early = memory.get(PARTS / 4 - 1);
      var late = memory.getLast();
      System.out.println("Fuzz: seed " + seed + ", " + fuzzer.progress());
      System.out.println("Fuzz: after a quarter " + early + "; at the end " + late);
      assertThat(server.get("/metrics"))
          .contains("confab_http_requests_seconds_count")
          .doesNotContainPattern(
              "confab_http_requests_seconds_count\\{[^}]*status=\"(5\\d\\d|0)\"");
      assertThat(alarms.heard()).isEmpty();
      assertThat(late.heap() - early.heap()).as("growth of the heap").isLessThan(GROWTH_BYTES_MAX);
      assertThat(late.direct() - early.direct())
          .as("growth of buffers")
          .isLessThan(GROWTH_BYTES_MAX);
      return fuzzer.progress();
    }
  }
}
