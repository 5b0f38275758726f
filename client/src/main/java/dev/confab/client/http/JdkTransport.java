package dev.confab.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The transport over the HTTP client of the JDK: the default one.
public final class JdkTransport implements Transport, AutoCloseable {
  /// The largest answer that is read; a page of 100 conversations with full attributes has 2 MB.
  private static final int BODY_BYTES_MAX = 32 << 20;

  private final HttpClient client;
  private final boolean owned;

  private JdkTransport(HttpClient client, boolean owned) {
    this.client = client;
    this.owned = owned;
  }

  /// A transport with connections of its own, which [#close] closes.
  ///
  /// @param connectTimeout the longest wait for a connection; positive
  /// @param proxy how to choose a proxy; null for the choice of the JVM
  public static JdkTransport open(Duration connectTimeout, @Nullable ProxySelector proxy) {
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER);
    if (proxy != null) {
      builder.proxy(proxy);
    }
    return new JdkTransport(builder.build(), true);
  }

  /// A transport over your own client, for example with a TLS context; it stays yours to close. Let
  /// it follow no redirects: they would carry the credentials along.
  public static JdkTransport over(HttpClient client) {
    return new JdkTransport(client, false);
  }

  @Override
  public WireResponse send(WireRequest request) throws IOException, InterruptedException {
    var content = request.content();
    if (content == null) {
      return response(exchange(request, body(request), info -> LimitedBody.of(BODY_BYTES_MAX)));
    }
    try (var bytes = content.source().open()) {
      return response(
          exchange(
              request, upload(bytes, content.length()), info -> LimitedBody.of(BODY_BYTES_MAX)));
    }
  }

  @Override
  public WireStream open(WireRequest request) throws IOException, InterruptedException {
    var answer = exchange(request, body(request), info -> streamed(info, request.timeout()));
    var headers = Headers.received(answer.headers().map());
    var head = new WireResponse(answer.statusCode(), headers, "");
    if (head.isSuccess()) {
      return new WireStream(head, answer.body());
    }
    var words = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    return new WireStream(
        new WireResponse(answer.statusCode(), headers, words), InputStream.nullInputStream());
  }

  /// Closes the connections if they are this transport's own; requests under way end first.
  @Override
  public void close() {
    // The JDK's client can be closed from Java 21 on; before that, idle connections end by
    // themselves.
    if (owned && client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("The HTTP client of the JDK cannot be closed", e);
      }
    }
  }

  private <T> HttpResponse<T> exchange(
      WireRequest request, BodyPublisher body, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      // Before anything is sent, so that this request certainly had no effect.
      throw new InterruptedException();
    }
    return await(client.sendAsync(http(request, body), handler), request.timeout());
  }

  private static BodyPublisher body(WireRequest request) {
    var body = request.body();
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
  }

  private static BodyPublisher upload(InputStream bytes, long length) {
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    var publisher = BodyPublishers.ofInputStream(() -> bytes);
    return length < 0 ? publisher : BodyPublishers.fromPublisher(publisher, length);
  }

  private static BodySubscriber<InputStream> streamed(ResponseInfo info, Duration wait) {
    return info.statusCode() / 100 == 2
        ? new StreamedBody(wait)
        : BodySubscribers.mapping(LimitedBody.of(BODY_BYTES_MAX), ByteArrayInputStream::new);
  }

  private static HttpRequest http(WireRequest request, BodyPublisher body) {
    var builder =
        HttpRequest.newBuilder(request.uri())
            // Over plain HTTP the attempt to upgrade to HTTP/2 confuses some servers and proxies.
            .version(
                "https".equalsIgnoreCase(request.uri().getScheme())
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1);
    if (request.method().equals("GET")) {
      // Without a publisher, so that no `Content-Length: 0` goes out with it.
      builder.GET();
    } else {
      builder.method(request.method(), body);
    }
    request
        .headers()
        .fields()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  /// Waits with a limit of our own, because the one of the JDK ends with the headers: a server that
  /// stops in the middle of a body would hold the caller for ever.
  private static <T> HttpResponse<T> await(
      CompletableFuture<HttpResponse<T>> answer, Duration timeout)
      throws IOException, InterruptedException {
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("No complete answer within " + timeout);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private static WireResponse response(HttpResponse<byte[]> answer) {
    var body = new String(answer.body(), StandardCharsets.UTF_8);
    return new WireResponse(answer.statusCode(), Headers.received(answer.headers().map()), body);
  }
}
