package dev.confab.client;

import static dev.confab.client.support.Samples.conversation;
import static dev.confab.client.support.Samples.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.client.http.Params;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The client and a real HTTP server: what no stub can prove.
@Timeout(30)
class WireTest {
  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private HttpServer server;
  private ConfabClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    client =
        ConfabClient.builder()
            .credentials(Credentials.account("AC1", "pässword"))
            .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void everyCallSpeaksHttp() {
    var conversations = client.conversations();
    assertThat(conversations.create(form -> form.uniqueName("a&b=ä")).sid()).isEqualTo("a&b=ä");
    assertThat(conversations.fetch("a/b ä").sid()).isEqualTo("fetched");
    assertThat(conversations.update("CH1", form -> form.uniqueName("x")).sid()).isEqualTo("x");
    conversations.delete("CH1");
    assertThat(conversations.stream(query -> {}).map(Conversation::sid))
        .containsExactly("CH1", "CH2");
    assertThat(seen)
        .containsExactly(
            "POST /v1/Conversations",
            "GET /v1/Conversations/a%2Fb%20%C3%A4",
            "POST /v1/Conversations/CH1",
            "DELETE /v1/Conversations/CH1",
            "GET /v1/Conversations",
            "GET /v1/Conversations?Page=1&PageToken=PT1");
  }

  @Test
  void manyCallsAtOnceGetTheirOwnAnswers() {
    List<CompletableFuture<Conversation>> futures =
        IntStream.range(0, 200)
            .mapToObj(i -> client.conversations().async().create(f -> f.uniqueName("CH" + i)))
            .toList();
    for (int i = 0; i < futures.size(); i++) {
      assertThat(futures.get(i).join().sid()).isEqualTo("CH" + i);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    seen.add(exchange.getRequestMethod() + " " + uri);
    var form = Params.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    var authorized =
        List.of("Basic QUMxOnDDpHNzd29yZA==")
            .equals(exchange.getRequestHeaders().get("Authorization"));
    switch (exchange.getRequestMethod()) {
      case "DELETE" -> exchange.sendResponseHeaders(authorized ? 204 : 401, -1);
      case "POST" ->
          reply(
              exchange, authorized ? 201 : 401, conversation(form.first("UniqueName").orElse("")));
      default -> reply(exchange, authorized ? 200 : 401, read(uri));
    }
    exchange.close();
  }

  private static String read(URI uri) {
    if (!uri.getRawPath().equals("/v1/Conversations")) {
      return conversation("fetched");
    }
    return uri.getRawQuery() == null
        ? page(0, "Page=1&PageToken=PT1", "CH1")
        : page(1, null, "CH2");
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
