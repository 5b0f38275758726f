package dev.confab.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Calls with the user and password that a URL names, once the server asks for them: the first
/// request goes without.
public final class ChallengedHttp implements OutgoingHttp {
  private static final int UNAUTHORIZED = 401;
  private static final int NONCE_BYTES = 16;

  private final OutgoingHttp next;
  private final SecureRandom random = new SecureRandom();

  public ChallengedHttp(OutgoingHttp next) {
    this.next = next;
  }

  @Override
  public Outcome send(Request request) {
    long start = System.nanoTime();
    var outcome = next.send(request);
    if (!(outcome instanceof Answered answered) || answered.status() != UNAUTHORIZED) {
      return outcome;
    }
    var left = request.limits().total().minusNanos(System.nanoTime() - start);
    return left.isPositive()
        ? authorization(request, answered)
            .map(value -> next.send(with(request, value, left)))
            .orElse(outcome)
        : outcome;
  }

  private Optional<String> authorization(Request request, Answered answered) {
    var user = request.url().user();
    var header = answered.headers().get("www-authenticate");
    if (user == null || header == null) {
      return Optional.empty();
    }
    int colon = user.indexOf(':');
    var name = colon < 0 ? user : user.substring(0, colon);
    var password = colon < 0 ? "" : user.substring(colon + 1);
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return Challenge.answer(
        header,
        new Challenge.User(decoded(name), decoded(password)),
        new Challenge.Asked(
            request.method(), request.url().target(), HexFormat.of().formatHex(nonce)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static Request with(Request request, String authorization, Duration left) {
    var headers = new LinkedHashMap<>(request.headers());
    headers.put("Authorization", authorization);
    var limits = request.limits();
    return new Request(
        request.method(),
        request.url(),
        headers,
        request.body(),
        new Limits(limits.connect(), limits.silence(), left, limits.bodyBytesMax()));
  }
}
