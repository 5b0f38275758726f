package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.Certificates;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.platform.OutgoingHttp.Request;
import dev.confab.support.Receiver;
import dev.confab.support.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every name leads to this machine; the certificate is one of hooks.example.com and 127.0.0.1.
class OutgoingTlsTest {
  private static final String OK = Receiver.answer(200, "", "ok");
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static TestCertificate certificate;

  @BeforeAll
  static void make() {
    certificate = TestCertificate.make(folder, "dns:hooks.example.com,ip:127.0.0.1");
  }

  @Test
  void aCertificateOfAnAuthorityThatIsTrustedIsFine() throws IOException {
    for (var host : List.of("hooks.example.com", "HOOKS.example.com", "hooks.example.com.")) {
      assertThat(call(host, certificate.file())).as(host).isInstanceOf(Answered.class);
    }
    assertThat(call("127.0.0.1", certificate.file())).isInstanceOf(Answered.class);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws IOException {
    assertThat(failure(call("hooks.example.com", null))).isEqualTo(Reason.TLS);
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() throws IOException {
    assertThat(failure(call("other.example.com", certificate.file()))).isEqualTo(Reason.TLS);
  }

  @Test
  void aServerThatSpeaksNoTlsIsRefused() throws IOException {
    try (var receiver = Receiver.start(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
        var http = http(null)) {
      assertThat(failure(http.send(request("127.0.0.1", receiver)))).isEqualTo(Reason.TLS);
    }
  }

  @Test
  void aServerThatHangsUpDuringTheHandshakeIsRefused() throws IOException {
    try (var receiver = Receiver.start(_ -> {});
        var http = http(null)) {
      assertThat(failure(http.send(request("127.0.0.1", receiver)))).isEqualTo(Reason.TLS);
    }
  }

  @Test
  void aServerThatIsSilentDuringTheHandshakeIsUnreachable() throws IOException {
    try (var receiver = Receiver.start(Receiver.Peer::waitForTheEnd);
        var http = http(null)) {
      var limits = new Limits(Duration.ofMillis(300), LONG, LONG, 100);
      var url = HttpUrl.of("https://127.0.0.1:" + receiver.port());
      assertThat(failure(http.send(new Request("GET", url, Map.of(), null, limits))))
          .isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void secureConnectionsAreKept() throws IOException {
    try (var receiver = receiver();
        var http = http(certificate.file())) {
      for (int i = 0; i < 3; i++) {
        assertThat(http.send(request("hooks.example.com", receiver))).isInstanceOf(Answered.class);
      }
      assertThat(receiver.connections()).isEqualTo(1);
      assertThat(failure(http.send(request("other.example.com", receiver)))).isEqualTo(Reason.TLS);
    }
  }

  private static Outcome call(String host, @Nullable Path authorities) throws IOException {
    try (var receiver = receiver();
        var http = http(authorities)) {
      return http.send(request(host, receiver));
    }
  }

  private static Receiver receiver() throws IOException {
    return Receiver.start(
        certificate.sockets(),
        peer -> {
          while (true) {
            peer.request();
            peer.send(OK);
          }
        });
  }

  private static VertxOutgoingHttp http(@Nullable Path authorities) throws IOException {
    return new VertxOutgoingHttp(
        new OutgoingConfig(
            _ -> true,
            _ -> List.of(InetAddress.getLoopbackAddress()),
            authorities == null ? List.of() : Certificates.read(authorities),
            LONG,
            2,
            0,
            LONG,
            10,
            10));
  }

  private static Request request(String host, Receiver receiver) {
    var url = HttpUrl.of("https://" + host + ":" + receiver.port());
    return new Request("GET", url, Map.of(), null, new Limits(LONG, LONG, LONG, 100));
  }

  private static Reason failure(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).reason();
  }
}
