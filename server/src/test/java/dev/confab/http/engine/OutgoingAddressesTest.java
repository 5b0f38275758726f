package dev.confab.http.engine;

import static dev.confab.http.engine.OutgoingCalls.BODY_MAX;
import static dev.confab.http.engine.OutgoingCalls.LONG;
import static dev.confab.http.engine.OutgoingCalls.OK;
import static dev.confab.http.engine.OutgoingCalls.SHORT;
import static dev.confab.http.engine.OutgoingCalls.failure;
import static dev.confab.http.engine.OutgoingCalls.limits;
import static dev.confab.http.engine.OutgoingCalls.request;
import static dev.confab.http.engine.OutgoingCalls.status;
import static dev.confab.http.engine.OutgoingCalls.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.support.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names, the addresses that they lead to, and which of these are called.
class OutgoingAddressesTest {
  private final AtomicReference<NameService> names = new AtomicReference<>(NameService.SYSTEM);
  private VertxOutgoingHttp http;

  @BeforeEach
  void start() {
    http = make(_ -> true, Duration.ZERO);
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private VertxOutgoingHttp make(Predicate<InetAddress> isAllowed, Duration namesKeptFor) {
    return new VertxOutgoingHttp(
        OutgoingCalls.config(isAllowed, host -> names.get().addresses(host), namesKeptFor));
  }

  /// Another one instead.
  private void open(Predicate<InetAddress> isAllowed, Duration namesKeptFor) {
    http.close();
    http = make(isAllowed, namesKeptFor);
  }

  @Test
  void aPortThatNobodyListensOnIsUnreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(failure(http.send(request("http://127.0.0.1:" + port, limits(LONG, LONG)))))
        .isEqualTo(Reason.UNREACHABLE);
  }

  /// The queue of connections is full, so that a new one gets no answer at all.
  @Test
  void aHostThatTakesNoConnectionsIsUnreachable() throws IOException {
    var full = new ArrayList<Socket>();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        var socket = new Socket();
        full.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 100);
        } catch (IOException _) {
          break;
        }
      }
      var limits = new Limits(SHORT, LONG, LONG, BODY_MAX);
      assertThat(failure(http.send(request("http://127.0.0.1:" + server.getLocalPort(), limits))))
          .isEqualTo(Reason.UNREACHABLE);
      assertThat(endsWithin(LONG, server.getLocalPort())).isTrue();
    } finally {
      for (var socket : full) {
        socket.close();
      }
    }
  }

  @Test
  void aNameWithoutAnAddressIsUnresolvable() {
    names.set(host -> {
      throw new UnknownHostException(host);
    });
    assertThat(failure(http.send(request("http://nowhere.example", limits(LONG, LONG)))))
        .isEqualTo(Reason.UNRESOLVABLE);
  }

  /// There are two threads, of which the names of one domain have one.
  @Test
  void aNameServerThatHangsDelaysNobodyElse() throws Exception {
    var hang = new CountDownLatch(1);
    var asked = new AtomicInteger();
    names.set(host -> {
      if (host.endsWith("dead.example")) {
        asked.incrementAndGet();
        await(hang);
      }
      return List.of(InetAddress.getLoopbackAddress());
    });
    try (var receiver = Receiver.answering(OK)) {
      var limits = new Limits(SHORT, LONG, LONG, BODY_MAX);
      for (var host : List.of("dead.example", "a.dead.example", "b.dead.example")) {
        var dead = together(5, () -> http.send(request("http://" + host, limits)));
        assertThat(dead).extracting(OutgoingCalls::failure).containsOnly(Reason.UNRESOLVABLE);
      }
      assertThat(asked).hasValue(1);
      var url = "http://alive.example:" + receiver.port();
      assertThat(status(http.send(request(url, limits(LONG, LONG))))).isEqualTo(200);
      hang.countDown();
    }
  }

  @Test
  void aNameThatIsKnownIsCalledWhileItsNameServerHangs() throws Exception {
    var hang = new CountDownLatch(1);
    try (var receiver = Receiver.answering(OK)) {
      var request = request("http://known.example:" + receiver.port(), limits(LONG, LONG));
      names.set(_ -> List.of(InetAddress.getLoopbackAddress()));
      assertThat(status(http.send(request))).isEqualTo(200);
      names.set(_ -> {
        await(hang);
        throw new UnknownHostException();
      });
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        assertThat(status(http.send(request))).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(LONG.toNanos());
      }
      hang.countDown();
      assertThat(status(http.send(request))).isEqualTo(200);
    }
  }

  @Test
  void aNameWithoutAnAddressIsNotAskedForAgainAtOnce() {
    open(_ -> true, LONG);
    var asked = new AtomicInteger();
    names.set(host -> {
      asked.incrementAndGet();
      throw new UnknownHostException(host);
    });
    for (int i = 0; i < 3; i++) {
      assertThat(failure(http.send(request("http://nowhere.example", limits(LONG, LONG)))))
          .isEqualTo(Reason.UNRESOLVABLE);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void nobodyIsAskedForAnAddress() throws IOException {
    names.set(host -> {
      throw new UnknownHostException(host);
    });
    try (var receiver = Receiver.answering(OK)) {
      assertThat(status(http.send(request(receiver, "/", limits(LONG, LONG))))).isEqualTo(200);
    }
    assertThat(failure(http.send(request("http://127.0.0.1.example", limits(LONG, LONG)))))
        .isEqualTo(Reason.UNRESOLVABLE);
  }

  @Test
  void theNextAddressIsTriedWhenOneTakesNoConnection() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      names.set(
          _ -> List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getLoopbackAddress()));
      var url = "http://two.example:" + receiver.port();
      assertThat(status(http.send(request(url, limits(LONG, LONG))))).isEqualTo(200);
      assertThat(receiver.requests().getFirst().headers())
          .containsEntry("host", "two.example:" + receiver.port());
    }
  }

  @Test
  void addressesThatAreNotAllowedAreNotConnectedTo() throws IOException {
    open(address -> !address.isLoopbackAddress(), LONG);
    try (var receiver = Receiver.answering(OK)) {
      for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
        var url = "http://" + host + ":" + receiver.port();
        assertThat(failure(http.send(request(url, limits(LONG, LONG)))))
            .as(host)
            .isEqualTo(Reason.ADDRESS_REFUSED);
      }
      assertThat(receiver.connections()).isZero();
    }
  }

  /// The name leads to an allowed address whenever it is asked for the first time, and into the
  /// private network afterwards.
  @Test
  void aNameThatChangesItsAddressGainsNothing() throws IOException {
    open(one -> one.getHostAddress().equals("127.0.0.77"), Duration.ZERO);
    try (var inside = Receiver.answering(OK)) {
      var asked = new AtomicInteger();
      names.set(_ ->
          List.of(
              InetAddress.getByName(
                  asked.getAndIncrement() % 2 == 0 ? "127.0.0.77" : "127.0.0.1")));
      var url = "http://rebinding.example:" + inside.port();
      var reasons = new ArrayList<Reason>();
      for (int i = 0; i < 6; i++) {
        reasons.add(failure(http.send(request(url, limits(LONG, LONG)))));
      }
      assertThat(reasons).contains(Reason.UNREACHABLE, Reason.ADDRESS_REFUSED);
      assertThat(inside.connections()).isZero();
    }
  }

  /// A kept connection belongs to the address that was judged, not to the name.
  @Test
  void aKeptConnectionIsNotUsedForAnotherAddress() throws IOException {
    var allowed = new AtomicReference<>("127.0.0.1");
    open(one -> one.getHostAddress().equals(allowed.get()), Duration.ZERO);
    try (var receiver = Receiver.answering(OK)) {
      var url = "http://moving.example:" + receiver.port();
      names.set(_ -> List.of(InetAddress.getByName(allowed.get())));
      assertThat(status(http.send(request(url, limits(LONG, LONG))))).isEqualTo(200);
      allowed.set("127.0.0.77");
      assertThat(failure(http.send(request(url, limits(LONG, LONG)))))
          .isEqualTo(Reason.UNREACHABLE);
    }
  }

  /// Whether attempts to connect to a port end though nobody takes them.
  private static boolean endsWithin(Duration time, int port) throws IOException {
    long deadline = System.nanoTime() + time.toNanos();
    boolean isThere = true;
    while (isThere && System.nanoTime() < deadline) {
      isThere = isConnecting(port);
      LockSupport.parkNanos(SHORT.toNanos());
    }
    return !isThere;
  }

  /// Linux lists connections with the hexadecimal port of the other side and their state, of which
  /// 02 waits for an answer; other systems are believed.
  private static boolean isConnecting(int port) throws IOException {
    var peer = ":%04X 02 ".formatted(port);
    for (var file : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      var path = Path.of(file);
      if (Files.exists(path) && Files.readString(path).contains(peer)) {
        return true;
      }
    }
    return false;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
