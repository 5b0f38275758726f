package dev.confab.webhooks;

import dev.confab.domain.WebhookMethod;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Request;
import dev.confab.platform.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request to a webhook, ready to be sent.
///
/// @param signed the exact text that was signed
public record SignedRequest(Request request, String signed) {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  /// Who is called, and on whose behalf.
  ///
  /// @param url as configured; its user is only sent when the server asks, its fragment never
  /// @param authToken of the account
  /// @param idempotencyToken the same for all attempts of one delivery
  public record Target(HttpUrl url, String authToken, String idempotencyToken, Limits limits) {
    /// Without the auth token.
    @Override
    public String toString() {
      return url + " " + idempotencyToken;
    }
  }

  /// An event for a webhook: a form, or a query behind that of the URL.
  public static SignedRequest of(Target target, WebhookMethod method, Form form) {
    var encoded = form.encoded();
    return switch (method) {
      case GET -> make(target, target.url.withQuery(encoded), "GET", List.of(), null);
      case POST -> make(target, target.url, "POST", form.parameters(), new Content(FORM, encoded));
    };
  }

  /// JSON, whose hash is in the URL, so that the signature covers it.
  ///
  /// @param contentType such as `application/json`
  public static SignedRequest ofJson(Target target, String contentType, String json) {
    var url = target.url.withQuery("bodySHA256=" + Sha256.hex(json));
    return make(target, url, "POST", List.of(), new Content(contentType, json));
  }

  private record Content(String type, String text) {}

  private static SignedRequest make(
      Target target, HttpUrl url, String method, List<Parameter> form, @Nullable Content content) {
    var signature = Signature.of(target.authToken, url.called(), form);
    var headers = new LinkedHashMap<String, String>();
    if (content != null) {
      headers.put("Content-Type", content.type);
    }
    headers.put("X-Twilio-Signature", signature.value());
    headers.put("I-Twilio-Idempotency-Token", target.idempotencyToken);
    headers.put("Accept", "*/*");
    headers.put("User-Agent", "TwilioProxy/1.1");
    var body = content == null ? null : content.text;
    return new SignedRequest(
        new Request(method, url, headers, body, target.limits), signature.signed());
  }
}
