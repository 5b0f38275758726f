package dev.confab.conformance;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.TwilioJava;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// All scenarios on PostgreSQL. One client is enough there, and the coverage is not told: what the
/// clients can do they show on the embedded database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresScenariosTest implements AllScenarios {
  private Postgres postgres;
  private Session session;

  @BeforeAll
  void start(@TempDir Path data) {
    postgres = Postgres.start();
    session = Session.of(LocalServer.start(data, postgres.newDatabase()), this);
  }

  @AfterAll
  void stop() {
    session.close();
    postgres.close();
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public ApiClient connect(LocalServer server, Account account) {
    return TwilioJava.connect(server.port(), account);
  }

  @Override
  public String host() {
    return TwilioJava.HOST;
  }
}
