package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.TwilioRestClient;
import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.Resources;
import dev.confab.conformance.clients.TwilioJava;
import dev.confab.conformance.support.LocalServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java SDK follows links to the next page as they are, but rewrites their host when a region
/// or an edge is set. Whatever host it uses, it must find all pages.
final class TwilioJavaHostsTest {
  @TempDir private Path data;

  @Test
  void regionInTheHostIsKept() {
    assertPagesUnder("conversations.ie1.twilio.com", http -> http, sdk -> sdk.region("ie1"));
  }

  @Test
  void edgeAndRegionInTheHostAreKept() {
    assertPagesUnder(
        "conversations.dublin.ie1.twilio.com",
        http -> http,
        sdk -> sdk.region("ie1").edge("dublin"));
  }

  @Test
  void linksMayLeadToTheServersOwnAddress() {
    assertPagesUnder("127.0.0.1", hostIs("127.0.0.1"), sdk -> sdk);
    assertPagesUnder("chat.example.com", hostIs("chat.example.com"), sdk -> sdk);
  }

  private void assertPagesUnder(
      String host,
      UnaryOperator<HttpClientBuilder> http,
      UnaryOperator<TwilioRestClient.Builder> sdk) {
    try (var server = LocalServer.start(data);
        var client = TwilioJava.connect(server.port(), server.account(), http, sdk)) {
      var service = Place.account(client).services().create(Map.of("FriendlyName", host)).sid();
      var conversations = Place.service(client, service).conversations();
      var made = made(conversations);
      var listed = conversations.list(Query.ALL.pageSize(2));
      assertThat(listed.stream().map(Resource::sid)).containsExactlyInAnyOrderElementsOf(made);
      assertThat(listed)
          .allMatch(one -> one.text("url").startsWith("http://" + host + "/v1/Services/"));
    }
  }

  private static List<String> made(Resources conversations) {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.add(conversations.create(Map.of()).sid());
    }
    return made;
  }

  /// As a client that was told the server's real address says it.
  private static UnaryOperator<HttpClientBuilder> hostIs(String host) {
    return http ->
        http.addRequestInterceptorLast((request, _, _) -> request.setHeader("Host", host));
  }
}
