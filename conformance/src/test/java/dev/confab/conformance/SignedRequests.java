package dev.confab.conformance;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.WebhookField;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.WebhookUrls;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.webhooks.Form;
import dev.confab.webhooks.Parameter;
import dev.confab.webhooks.SignedRequest;
import dev.confab.webhooks.SignedRequest.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes requests as webhooks get them, to URLs of every kind that may be configured, with texts of
/// all characters that there are.
record SignedRequests(RandomGenerator random) {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

  private static final List<String> HOSTS =
      List.of("example.com", "EXAMPLE.com", "a-b.example.co.uk", "192.0.2.1", "[2001:db8::1]", "h");

  private static final List<String> PORTS =
      List.of("", "", ":80", ":443", ":8080", ":8443", ":1", ":65535");

  private static final List<String> USERS =
      List.of("", "", "", "anna@", "anna:secret@", "a%40b:p%3Aw%C3%A4@", ":@", "a:b:c!$&'()*+,;=@");

  private static final List<String> FRAGMENTS = List.of("", "", "#ct=100&rp=all", "#", "#?a/b");

  /// What a URL may have unescaped in its path.
  private static final String PATH = "abcXYZ019_.~!$&'()*+,;=:@-";

  private static final String QUERY = PATH + "/?[]";

  private static final List<Integer> ODD =
      List.of(0x20, 0x2B, 0x25, 0x26, 0x3D, 0x27, 0x22, 0x7E, 0x0A, 0x0D, 0x00E4, 0x20AC, 0x1F600);

  /// A request as its receiver sees it.
  ///
  /// @param body empty for none
  record Seen(String token, String method, String url, String body, String signature) {
    Seen withUrl(String other) {
      return new Seen(token, method, other, body, signature);
    }

    Seen withBody(String other) {
      return new Seen(token, method, url, other, signature);
    }

    Seen withToken(String other) {
      return new Seen(other, method, url, body, signature);
    }
  }

  Seen next() {
    var token = text(32);
    var target = new Target(HttpUrl.of(url()), token, "once", LIMITS);
    var signed =
        switch (random.nextInt(3)) {
          case 0 -> SignedRequest.of(target, WebhookMethod.GET, form());
          case 1 -> SignedRequest.of(target, WebhookMethod.POST, form());
          default -> SignedRequest.ofJson(target, "application/json", json());
        };
    var request = signed.request();
    var body = request.body();
    return new Seen(
        token,
        request.method(),
        request.url().called(),
        body == null ? "" : body,
        request.headers().getOrDefault("X-Twilio-Signature", ""));
  }

  private String url() {
    var url =
        (random.nextBoolean() ? "https://" : "http://")
            + one(USERS)
            + one(HOSTS)
            + one(PORTS)
            + path()
            + query()
            + one(FRAGMENTS);
    return new WebhookUrls(true).require("url", url, ErrorCode.INVALID_PARAMETER);
  }

  private String path() {
    var path = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      path.append('/').append(piece(PATH));
    }
    return path.toString();
  }

  private String query() {
    return random.nextInt(3) == 0 ? "" : "?" + piece(QUERY);
  }

  private String piece(String plain) {
    var piece = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        piece.append(URLEncoder.encode(character(), StandardCharsets.UTF_8).replace("+", "%20"));
      } else {
        piece.append(plain.charAt(random.nextInt(plain.length())));
      }
    }
    return piece.toString();
  }

  /// Those of some event.
  private Form form() {
    var parameters = new ArrayList<Parameter>();
    for (var field : one(WebhookPayload.ALL).fields()) {
      if (field.isAlways() || random.nextBoolean()) {
        parameters.add(new Parameter(field.name(), value(field)));
      }
    }
    return Form.of(parameters);
  }

  private String value(WebhookField field) {
    return switch (field.value()) {
      case WebhookField.Value.Sid(var prefix) -> prefix + "0".repeat(32);
      case WebhookField.Value.Choice(var values) -> one(values);
      default -> text(random.nextInt(40));
    };
  }

  private String json() {
    return "{\"data\":\"" + text(random.nextInt(40)).replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\"}";
  }

  private String text(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(character());
    }
    return text.toString();
  }

  private String character() {
    int kind = random.nextInt(4);
    int code =
        switch (kind) {
          case 0 -> one(ODD);
          case 1 -> random.nextInt(0xE000, 0xFFFE);
          default -> random.nextInt(0x20, 0x7F);
        };
    return Character.toString(code);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
