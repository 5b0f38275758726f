package dev.confab.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.confab.client.ConfabClient;
import dev.confab.client.Credentials;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.error.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JdkTransportTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @Test
  void connectionThatIsRefusedIsATransportError() throws Exception {
    int freePort;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }
    try (var client = client(URI.create("http://127.0.0.1:" + freePort), Duration.ofSeconds(10))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.conversations().fetch("CH1"))
          .matches(TransportException::isRetryable);
    }
  }

  @Test
  void serverThatNeverAnswersTimesOut() throws Exception {
    try (var server = ScriptedServer.answering("", true);
        var client = client(server.uri(), Duration.ofMillis(200))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.conversations().fetch("CH1"))
          .withCauseInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void serverThatStopsInTheMiddleOfTheBodyTimesOut() throws Exception {
    try (var server = ScriptedServer.answering(OK + "Content-Length: 99\r\n\r\n{\"sid\"", true);
        var client = client(server.uri(), Duration.ofMillis(200))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.conversations().fetch("CH1"))
          .withCauseInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void bodyShorterThanAnnouncedIsATransportError() throws Exception {
    try (var server = ScriptedServer.answering(OK + "Content-Length: 99\r\n\r\n{\"sid\"", false);
        var client = client(server.uri(), Duration.ofSeconds(10))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.conversations().fetch("CH1"))
          .withCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void bodyCutOffWithoutAnAnnouncedLengthIsABadAnswer() throws Exception {
    try (var server = ScriptedServer.answering(OK + "\r\n{\"sid\":\"CH1\"", false);
        var client = client(server.uri(), Duration.ofSeconds(10))) {
      assertThatExceptionOfType(BadAnswerException.class)
          .isThrownBy(() -> client.conversations().fetch("CH1"));
    }
  }

  @Test
  void answerThatIsNoHttpIsATransportError() throws Exception {
    try (var server = ScriptedServer.answering("220 mail.example ESMTP\r\n", false);
        var client = client(server.uri(), Duration.ofSeconds(10))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.conversations().fetch("CH1"));
    }
  }

  @Test
  void endlessBodyIsCutOff() throws Exception {
    var huge = OK + "Content-Length: 99999999\r\n\r\n" + "x".repeat(33 << 20);
    try (var server = ScriptedServer.answering(huge, true);
        var transport = JdkTransport.open(Duration.ofSeconds(10), null)) {
      assertThatIOException()
          .isThrownBy(() -> transport.send(get(server.uri(), Duration.ofSeconds(20))))
          .withMessageContaining("larger than");
    }
  }

  @Test
  void interruptedThreadSendsNothing() throws Exception {
    try (var transport = JdkTransport.open(Duration.ofSeconds(10), null)) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(
              () -> transport.send(get(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1))));
    }
  }

  @Test
  void interruptionEndsTheWaitAndStaysVisible() throws Exception {
    try (var server = ScriptedServer.answering("", true);
        var client = client(server.uri(), Duration.ofSeconds(20))) {
      var stillInterrupted = new CompletableFuture<Boolean>();
      var call =
          new FutureTask<>(() -> {
            try {
              return client.conversations().fetch("CH1");
            } finally {
              stillInterrupted.complete(Thread.currentThread().isInterrupted());
            }
          });
      var thread = new Thread(call, "caller");
      thread.start();
      server.awaitRequest();
      thread.interrupt();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(call::get)
          .withCauseInstanceOf(TransportException.class);
      assertThat(stillInterrupted.get()).isTrue();
    }
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    try (var server =
            ScriptedServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                false);
        var transport = JdkTransport.open(Duration.ofSeconds(10), null)) {
      var response = transport.send(get(server.uri(), Duration.ofSeconds(10)));
      assertThat(response.status()).isEqualTo(302);
    }
  }

  @Test
  void proxyIsUsed() throws Exception {
    var answer = OK + "Content-Length: 13\r\n\r\n{\"sid\":\"CH1\"}";
    try (var proxy = ScriptedServer.answering(answer, false);
        var client =
            ConfabClient.builder()
                .credentials(Credentials.account("AC1", "t"))
                .baseUri(URI.create("http://conversations.invalid"))
                .proxy(
                    ProxySelector.of(
                        new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), proxy.uri().getPort())))
                .build()) {
      assertThat(client.conversations().fetch("CH1").sid()).isEqualTo("CH1");
    }
  }

  @Test
  void givenHttpClientStaysOpen() throws Exception {
    var answer = OK + "Content-Length: 2\r\nTwilio-Request-Id: RQ1\r\n\r\n{}";
    try (var server = ScriptedServer.answering(answer, false)) {
      var http = HttpClient.newHttpClient();
      JdkTransport.over(http).close();
      var response = JdkTransport.over(http).send(get(server.uri(), Duration.ofSeconds(10)));
      assertThat(response.requestId()).isEqualTo("RQ1");
      assertThat(response.body()).isEqualTo("{}");
    }
  }

  private static WireRequest get(URI uri, Duration timeout) {
    return new WireRequest("GET", uri.resolve("/"), Headers.NONE, null, null, timeout);
  }

  private static ConfabClient client(URI base, Duration readTimeout) {
    return ConfabClient.builder()
        .credentials(Credentials.account("AC1", "t"))
        .baseUri(base)
        .readTimeout(readTimeout)
        .options(options -> options.retriesMax(0))
        .build();
  }
}
