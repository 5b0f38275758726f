package dev.confab.conformance;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.ConfabJava;
import dev.confab.conformance.clients.Coverage.Column;
import dev.confab.conformance.clients.Recorded;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConfabJavaTest implements AllScenarios {
  private Session session;

  @BeforeAll
  void start(@TempDir Path data) {
    session = Session.of(LocalServer.start(data), this);
  }

  @AfterAll
  void stop() {
    session.close();
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public ApiClient connect(LocalServer server, Account account) {
    return new Recorded(ConfabJava.connect(server.url(), account), Column.OUR_CLIENT);
  }

  @Override
  public String host() {
    return "127.0.0.1:" + server().port();
  }
}
