package dev.confab.conformance;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.support.LocalServer;

/// A server, and the client under test that talks to it with the server's account.
record Session(LocalServer server, ApiClient client) implements AutoCloseable {
  static Session of(LocalServer server, Scenarios scenarios) {
    return new Session(server, scenarios.connect(server, server.account()));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
