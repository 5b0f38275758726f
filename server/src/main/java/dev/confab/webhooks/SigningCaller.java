package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.confab.domain.AccountStore;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.webhooks.Caller.Answer;
import dev.confab.webhooks.ConnectionOptions.RetryOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Calls receivers over HTTP, with requests that are signed with the auth token of the account.
final class SigningCaller implements Batches.Sending {
  private static final Duration TIME_MAX = Duration.ofSeconds(5);
  private static final int EXCERPT_MAX = 500;

  /// No character has more in UTF-8.
  private static final int BYTES_MAX = 4 * EXCERPT_MAX;

  private static final Limits USUAL = new Limits(TIME_MAX, TIME_MAX, TIME_MAX, BYTES_MAX);

  /// How long a token is used before it is looked up again.
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final int REMEMBERED_MAX = 10_000;
  private static final int DIGITS_MAX = 6;

  /// Failures of the host, whatever is called there.
  private static final Set<Reason> UNCONNECTED =
      EnumSet.of(Reason.UNRESOLVABLE, Reason.ADDRESS_REFUSED, Reason.UNREACHABLE, Reason.TLS);

  private record Token(String text, Instant until) {
    @Override
    public String toString() {
      return "a token until " + until;
    }
  }

  private final OutgoingHttp http;
  private final AccountStore accounts;
  private final InstantSource clock;
  private final ConcurrentHashMap<AccountSid, Token> tokens = new ConcurrentHashMap<>();

  SigningCaller(OutgoingHttp http, AccountStore accounts, InstantSource clock) {
    this.http = http;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// @param deliveries one, or several that a sink has not been told before
  @Override
  public Answer send(List<WebhookDelivery> deliveries, Destination destination) {
    var delivery = deliveries.getFirst();
    var url = HttpUrl.of(destination.url());
    var options = ConnectionOptions.of(url.fragment());
    var target =
        new SignedRequest.Target(
            url,
            token(delivery.scope().account()),
            idempotencyToken(deliveries),
            options.over(USUAL));
    if (delivery.webhook().isSink()) {
      var request = ofSink(target, deliveries, destination.batchMax() > 1);
      return answer(request, request.signed(), delivery, destination);
    }
    var parameters = Told.parameters(delivery, delivery.retryCount());
    var request = SignedRequest.of(target, destination.method(), parameters);
    return answer(request, url.called(), delivery, destination);
  }

  private static SignedRequest ofSink(
      SignedRequest.Target target, List<WebhookDelivery> deliveries, boolean isBatch) {
    var events = deliveries.stream().map(WebhookDelivery::parameters).toList();
    return isBatch
        ? SignedRequest.ofJson(target, CloudEvent.BATCH_TYPE, "[" + String.join(",", events) + "]")
        : SignedRequest.ofJson(target, CloudEvent.MEDIA_TYPE, events.getFirst());
  }

  /// Calls.
  ///
  /// @param url as the attempt shall tell it
  private Answer answer(
      SignedRequest request, String url, WebhookDelivery delivery, Destination destination) {
    var options = ConnectionOptions.of(request.request().url().fragment());
    var outcome = http.send(request.request());
    boolean isRetried = isRetried(delivery, options).test(outcome);
    return answer(outcome, destination, url, isRetried, isConnected(outcome, options));
  }

  private interface Repeatable {
    boolean test(Outcome outcome);
  }

  /// What the URL says about attempts holds over the settings of the service, but never for more of
  /// them.
  private static Repeatable isRetried(WebhookDelivery delivery, ConnectionOptions options) {
    var retries = options.retries();
    var kinds = options.retryOn();
    boolean hasRetries = retries == null || delivery.progress().tries() < retries;
    return outcome ->
        hasRetries && (kinds == null || RetryOn.of(outcome).map(kinds::contains).orElse(true));
  }

  private static Answer answer(
      Outcome outcome,
      Destination destination,
      String url,
      boolean isRetried,
      boolean isConnected) {
    return switch (outcome) {
      case Answered answered ->
          new Answer(
              destination.method(),
              url,
              answered.status(),
              null,
              excerpt(answered.body()),
              retryAfter(answered.headers().get("retry-after")),
              isRetried,
              isConnected);
      case Failed(var reason, var text) ->
          new Answer(
              destination.method(),
              url,
              null,
              reason + ": " + text,
              "",
              Duration.ZERO,
              isRetried,
              isConnected);
    };
  }

  /// Whoever asks for shorter waits than others must not have them believe that the receiver is
  /// down.
  private static boolean isConnected(Outcome outcome, ConnectionOptions options) {
    return !(outcome instanceof Failed(var reason, var _))
        || !UNCONNECTED.contains(reason)
        || options.connect() != null;
  }

  /// NUL cannot be stored by every database.
  private static String excerpt(String body) {
    var text = body.replace('\0', ' ');
    int end = Math.min(text.length(), EXCERPT_MAX);
    boolean isSplit =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, isSplit ? end - 1 : end);
  }

  /// Only the form in seconds is understood.
  private static Duration retryAfter(@Nullable String text) {
    boolean isNumber =
        text != null
            && !text.isEmpty()
            && text.length() <= DIGITS_MAX
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Duration.ofSeconds(Integer.parseInt(text)) : Duration.ZERO;
  }

  /// The digits of the delivery's sid are those of a UUID.
  static String idempotencyToken(WebhookDelivery delivery) {
    return delivery
        .sid()
        .value()
        .substring(2)
        .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  /// That of a batch is the same for the same deliveries.
  private static String idempotencyToken(List<WebhookDelivery> deliveries) {
    var sids = deliveries.stream().map(delivery -> delivery.sid().value()).toList();
    return deliveries.size() == 1
        ? idempotencyToken(deliveries.getFirst())
        : UUID.nameUUIDFromBytes(String.join(" ", sids).getBytes(UTF_8)).toString();
  }

  private String token(AccountSid account) {
    var now = clock.instant();
    var known = tokens.get(account);
    if (known != null && now.isBefore(known.until())) {
      return known.text();
    }
    if (tokens.size() >= REMEMBERED_MAX) {
      tokens.clear();
    }
    var text = accounts.authToken(account);
    tokens.put(account, new Token(text, now.plus(REMEMBERED)));
    return text;
  }
}
