package dev.confab.conformance.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// HTTP by hand, one connection a request: sends exactly what a test says, and hides nothing of
/// what comes back. Every answer is held against the server's description.
public final class RawHttp {
  private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(20).toMillis();
  private static final String BODY_START = "\r\n\r\n";

  private final int port;
  private final @Nullable String authorization;

  private RawHttp(int port, @Nullable String authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  public static RawHttp to(int port, Account account) {
    return new RawHttp(port, account.basic());
  }

  /// The same server, asked with other credentials, or with none.
  public RawHttp withAuthorization(@Nullable String value) {
    return new RawHttp(port, value);
  }

  public Answer get(String path) {
    return send("GET", path, Map.of(), "");
  }

  /// The elements of a list over all its pages.
  public List<JsonNode> all(String list, String key) {
    var found = new ArrayList<JsonNode>();
    var path = list;
    while (true) {
      var page = get(path).json();
      page.get(key).forEach(found::add);
      var next = page.at("/meta/next_page_url");
      if (next.isNull()) {
        return found;
      }
      path = next.asText().substring(next.asText().indexOf("/v1/"));
    }
  }

  public Answer delete(String path) {
    return send("DELETE", path, Map.of(), "");
  }

  public Answer post(String path, Map<String, ?> form) {
    return post(path, form, Map.of());
  }

  /// @param form texts, and lists of texts, which are sent one by one under the same name
  public Answer post(String path, Map<String, ?> form, Map<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, all, encoded(form));
  }

  /// @param headers besides `Host`, `Authorization`, `Connection` and the body's length; a `Host`
  ///   here replaces the usual one
  public Answer send(String method, String path, Map<String, String> headers, String body) {
    try {
      return exchange(method, path, headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As [#send], for tests in which the server may go away.
  ///
  /// @throws AssertionError when the answer is not as the server describes it
  public Answer exchange(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    var answer = exchanged(method, path, headers, body);
    Described.description(this::document)
        .check(
            method,
            path.replaceFirst("\\?.*", ""),
            answer.status(),
            answer.header("content-type"),
            answer.text());
    return answer;
  }

  private String document() {
    try {
      return exchanged("GET", "/openapi.json", Map.of(), "").text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer exchanged(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    var all = new LinkedHashMap<String, String>();
    all.put("Host", "127.0.0.1:" + port);
    if (authorization != null) {
      all.put("Authorization", authorization);
    }
    all.put("Connection", "close");
    if (bytes.length > 0 || method.equals("POST")) {
      all.put("Content-Length", Integer.toString(bytes.length));
    }
    all.putAll(headers);
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(head.toString().getBytes(ISO_8859_1));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return answer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    }
  }

  public static String encoded(Map<String, ?> form) {
    return form.entrySet().stream()
        .flatMap(field -> values(field.getValue()).map(value -> field.getKey() + "=" + value))
        .collect(Collectors.joining("&"));
  }

  private static Stream<String> values(Object value) {
    var all = value instanceof List<?> list ? list : List.of(value);
    return all.stream().map(one -> URLEncoder.encode(one.toString(), UTF_8));
  }

  private static Answer answer(String text) throws IOException {
    int end = text.indexOf(BODY_START);
    if (!text.startsWith("HTTP/1.1 ") || end < 0) {
      throw new IOException("the connection ended in the middle of an answer: " + text);
    }
    var lines = text.substring(0, end).split("\r\n", -1);
    var headers = new LinkedHashMap<String, List<String>>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    var body = text.substring(end + BODY_START.length());
    var length = headers.getOrDefault("content-length", List.of("0")).getFirst();
    if (headers.containsKey("transfer-encoding") || body.length() != Integer.parseInt(length)) {
      throw new IOException("the body has " + body.length() + " bytes, announced were " + length);
    }
    return new Answer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, body);
  }
}
