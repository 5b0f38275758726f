package dev.confab.benchmarks.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// The server under load: where it listens and who asks. Writes the requests as bytes.
///
/// @param callsWebhooks whether the requests ask that webhooks be told of what they do
public record Target(
    String host, int port, String accountSid, String authToken, boolean callsWebhooks) {
  public Target(String host, int port, String accountSid, String authToken) {
    this(host, port, accountSid, authToken, false);
  }

  public static Target of(URI url, String accountSid, String authToken) {
    if (!"http".equals(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException("not a plain http URL: " + url);
    }
    int port = url.getPort() < 0 ? 80 : url.getPort();
    return new Target(url.getHost(), port, accountSid, authToken);
  }

  /// The same server, asked to tell webhooks.
  public Target callingWebhooks() {
    return new Target(host, port, accountSid, authToken, true);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  public byte[] get(String path) {
    return (head("GET", path) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  public byte[] delete(String path) {
    return (head("DELETE", path) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  public byte[] post(String path, Map<String, String> form) {
    return post(path, form, "");
  }

  /// As [#post], with fields that may come several times.
  public byte[] post(String path, Collection<Map.Entry<String, String>> form) {
    return post(path, form, "");
  }

  /// @param token names the request, so that it can be repeated; empty for none
  public byte[] post(String path, Map<String, String> form, String token) {
    return post(path, form.entrySet(), token);
  }

  private byte[] post(String path, Collection<Map.Entry<String, String>> form, String token) {
    String body =
        form.stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String head =
        head("POST", path)
            + (token.isEmpty() ? "" : "I-Twilio-Idempotency-Token: " + token + "\r\n")
            + "Content-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  private String head(String method, String path) {
    String credentials = accountSid + ":" + authToken;
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + ":"
        + port
        + "\r\nAuthorization: Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
        + "\r\n"
        + (callsWebhooks ? "X-Twilio-Webhook-Enabled: true\r\n" : "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
