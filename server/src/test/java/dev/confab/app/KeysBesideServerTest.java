package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Access;
import dev.confab.domain.Accounts.MadeKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys are made and revoked by another process, in the database of a server that runs.
class KeysBesideServerTest {
  @TempDir private Path data;

  @Test
  void aKeyWorksOnceItIsMadeAndNoLongerOnceItIsRevoked() throws IOException, InterruptedException {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var made = make("ci");
      assertThat(status(server, made)).isEqualTo(200);
      revoke(made);
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (status(server, made) != 401) {
        assertThat(System.nanoTime()).as("the key still works").isLessThan(deadline);
      }
    }
  }

  private MadeKey make(String name) {
    try (var stores = StoreWiring.openBesideServer(data, null)) {
      return DomainWiring.accounts(stores).createKey(TestSettings.ACCOUNT, name, Access.FULL);
    }
  }

  private void revoke(MadeKey made) {
    try (var stores = StoreWiring.openBesideServer(data, null)) {
      var accounts = DomainWiring.accounts(stores);
      assertThat(accounts.keys(TestSettings.ACCOUNT)).contains(made.key());
      assertThat(accounts.revokeKey(TestSettings.ACCOUNT, made.key().sid())).isTrue();
    }
  }

  private static int status(ConfabServer server, MadeKey key)
      throws IOException, InterruptedException {
    var pair = (key.key().sid() + ":" + key.secret()).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/Conversations?PageSize=1"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
