package dev.confab.conformance;

import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Postgres;
import dev.confab.conformance.support.RawHttp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresTest implements OnceScenarios, CrashScenarios {
  private Postgres postgres;
  private LocalServer server;

  @BeforeAll
  void start(@TempDir Path data) {
    postgres = Postgres.start();
    server = LocalServer.start(data, postgres.newDatabase());
  }

  @AfterAll
  void stop() {
    server.close();
    postgres.close();
  }

  @Override
  public RawHttp http() {
    return server.http();
  }

  @Override
  public List<String> store(Path data) {
    return List.of("--data", data.toString(), "--database", postgres.newDatabase());
  }
}
