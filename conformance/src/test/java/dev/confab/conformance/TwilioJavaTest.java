package dev.confab.conformance;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.Coverage.Column;
import dev.confab.conformance.clients.Recorded;
import dev.confab.conformance.clients.TwilioJava;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwilioJavaTest implements AllScenarios {
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
    return new Recorded(TwilioJava.connect(server.port(), account), Column.SDK_JAVA);
  }

  @Override
  public String host() {
    return TwilioJava.HOST;
  }
}
