package dev.confab.conformance;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.Coverage.Column;
import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.clients.Recorded;
import dev.confab.conformance.clients.TwilioNode;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwilioNodeTest implements AllScenarios {
  private Path installation;
  private Session session;

  @BeforeAll
  void start(@TempDir Path data) {
    NodeInstallation.assumePossible("The Node SDK");
    installation = NodeInstallation.folder("node", "driver.js");
    session = Session.of(LocalServer.start(data), this);
  }

  @AfterAll
  void stop() {
    if (session != null) {
      session.close();
    }
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public ApiClient connect(LocalServer server, Account account) {
    return new Recorded(TwilioNode.connect(installation, server.url(), account), Column.SDK_NODE);
  }

  @Override
  public String host() {
    return "127.0.0.1:" + server().port();
  }
}
