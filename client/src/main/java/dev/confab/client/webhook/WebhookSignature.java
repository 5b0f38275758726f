package dev.confab.client.webhook;

import dev.confab.client.http.Params;
import dev.confab.client.http.Params.Param;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Checks and makes the signature of webhooks, the field `X-Twilio-Signature`: HMAC-SHA1 over the
/// called URL and, for a form, its sorted parameters.
///
/// The URL is always passed explicitly and must be the public one, as configured at the server:
/// behind a proxy, the one your framework shows differs in scheme, host or port, and then no
/// signature matches. Immutable, safe for use by any number of threads; comparisons take the same
/// time whether they match or not.
public final class WebhookSignature {
  /// The header field that carries the signature.
  public static final String HEADER = "X-Twilio-Signature";

  private static final String BODY_HASH = "bodySHA256";

  private final SecretKeySpec key;

  /// Signatures of one account.
  ///
  /// @param authToken the account's primary auth token; an API key's secret signs nothing
  /// @throws IllegalArgumentException if it is empty
  public WebhookSignature(String authToken) {
    this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /// Whether a form (or a GET, with no parameters) was signed by the account.
  ///
  /// @param publicUrl the public URL that was called, with its query
  /// @param form the parameters of the body, decoded; [Params#parse] reads a raw body
  /// @param signature the header's value; null, if there is none, is never valid
  public boolean isValid(URI publicUrl, Params form, @Nullable String signature) {
    boolean valid = false;
    for (var url : spellings(publicUrl)) {
      valid |= same(sign(url, form), signature);
    }
    return valid;
  }

  /// Whether a JSON request was signed by the account: the URL must name the hash of this body, and
  /// the signature must cover the URL.
  ///
  /// @param publicUrl the public URL that was called, with its query
  /// @param body the raw bytes, before any parsing
  /// @param signature the header's value; null, if there is none, is never valid
  public boolean isValidJson(URI publicUrl, byte[] body, @Nullable String signature) {
    var query = publicUrl.getRawQuery();
    var named = query == null ? null : Params.parse(query).first(BODY_HASH).orElse(null);
    // Both are computed before they are combined, so that the time tells nothing.
    boolean hashed = same(bodyHash(body), named);
    boolean signed = isValid(publicUrl, Params.NONE, signature);
    return hashed && signed;
  }

  /// Makes the signature of a form or, with [Params#NONE], of a GET: for tests of your own
  /// endpoint.
  public String sign(URI publicUrl, Params form) {
    return sign(spelled(publicUrl, publicUrl.getPort()), form);
  }

  /// The lower-case hexadecimal SHA-256 of a body, as the query parameter `bodySHA256` carries it.
  public static String bodyHash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSignature[***]";
  }

  private String sign(String url, Params form) {
    var text = new StringBuilder(url);
    // A repeated parameter counts once per different value, in order.
    form.list().stream()
        .distinct()
        .sorted(Comparator.comparing(Param::name).thenComparing(Param::value))
        .forEach(param -> text.append(param.name()).append(param.value()));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      var bytes = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA1", e);
    }
  }

  /// Signers disagree on whether the port belongs to the URL: with it as given, without it, and
  /// with the standard one are all accepted.
  private static Set<String> spellings(URI url) {
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    var spellings = new LinkedHashSet<String>();
    spellings.add(spelled(url, url.getPort()));
    spellings.add(spelled(url, -1));
    if (url.getPort() < 0) {
      spellings.add(spelled(url, standard));
    }
    return spellings;
  }

  /// Put together from the raw parts, because decoding and encoding again would change escapes.
  /// User and fragment are never signed.
  private static String spelled(URI url, int port) {
    if (url.getScheme() == null || url.getHost() == null) {
      throw new IllegalArgumentException("The public URL must be absolute");
    }
    var query = url.getRawQuery();
    return url.getScheme()
        + "://"
        + url.getHost()
        + (port < 0 ? "" : ":" + port)
        + url.getRawPath()
        + (query == null ? "" : "?" + query);
  }

  private static boolean same(String expected, @Nullable String given) {
    var bytes = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), bytes);
  }
}
