package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.confab.domain.AccountStore;
import dev.confab.domain.Assumed;
import dev.confab.domain.Failure;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

  /// By this answer the receiver itself says that it will never want any. All others may come from
  /// a receiver that is broken for a while, and are tried again.
  private static final int GONE = 410;

  /// Failures of the host, whatever is called there.
  private static final Set<Reason> UNCONNECTED =
      EnumSet.of(Reason.UNRESOLVABLE, Reason.ADDRESS_REFUSED, Reason.UNREACHABLE, Reason.TLS);

  private final OutgoingHttp http;
  private final AccountStore accounts;
  private final InstantSource clock;

  /// Each is looked up by one call, however many wait for it.
  private final Cache<AccountSid, FutureTask<String>> tokens =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterWrite(REMEMBERED).build();

  private final Cache<String, Aim> aims = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /// What a webhook's URL says, taken apart once.
  private record Aim(HttpUrl url, ConnectionOptions options) {
    static Aim of(String text) {
      var url = HttpUrl.of(text);
      return new Aim(url, ConnectionOptions.of(url.fragment()));
    }
  }

  SigningCaller(OutgoingHttp http, AccountStore accounts, InstantSource clock) {
    this.http = http;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// @param deliveries one, or several that a sink has not been told before
  @Override
  public Answer send(List<WebhookDelivery> deliveries, Destination destination) {
    var delivery = deliveries.getFirst();
    var aim = aims.get(destination.url(), Aim::of);
    var target =
        new SignedRequest.Target(
            aim.url,
            token(delivery.scope().account()),
            idempotencyToken(deliveries),
            aim.options.over(USUAL));
    boolean isSink = delivery.webhook().isSink();
    var request =
        isSink
            ? ofSink(target, deliveries, destination.batchMax() > 1)
            : SignedRequest.of(
                target, destination.method(), EventForm.of(delivery, delivery.retryCount()));
    var outcome = http.send(request.request());
    boolean isRetried = isRetried(delivery, aim.options, outcome);
    boolean isConnected = isConnected(outcome, aim.options);
    var url = isSink ? request.signed() : aim.url.called();
    return answer(outcome, destination, url, isRetried, isConnected);
  }

  private static SignedRequest ofSink(
      SignedRequest.Target target, List<WebhookDelivery> deliveries, boolean isBatch) {
    var events = deliveries.stream().map(WebhookDelivery::parameters).toList();
    return isBatch
        ? SignedRequest.ofJson(target, CloudEvent.BATCH_TYPE, "[" + String.join(",", events) + "]")
        : SignedRequest.ofJson(target, CloudEvent.MEDIA_TYPE, events.getFirst());
  }

  /// What the URL says about attempts holds over the settings of the service, but never for more of
  /// them.
  @Assumed("who says that it is gone is not asked again, unless the URL names such answers")
  private static boolean isRetried(
      WebhookDelivery delivery, ConnectionOptions options, Outcome outcome) {
    var retries = options.retries();
    var kinds = options.retryOn();
    boolean hasRetries = retries == null || delivery.progress().tries() < retries;
    return hasRetries
        && (kinds == null
            ? !isGone(outcome)
            : RetryOn.of(outcome).map(kinds::contains).orElse(true));
  }

  private static boolean isGone(Outcome outcome) {
    return outcome instanceof Answered answered && answered.status() == GONE;
  }

  /// @param url as the attempt shall tell it
  private Answer answer(
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

  /// Seconds, or a date.
  private Duration retryAfter(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Duration.ZERO;
    }
    boolean isNumber =
        text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Duration.ofSeconds(Integer.parseInt(text)) : until(text);
  }

  private Duration until(String date) {
    try {
      var wait = Duration.between(clock.instant(), RFC_1123_DATE_TIME.parse(date, Instant::from));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }

  /// The digits of the delivery's sid are those of a UUID.
  static String idempotencyToken(WebhookDelivery delivery) {
    var digits = delivery.sid().value().substring(2);
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        digits.substring(12, 16),
        digits.substring(16, 20),
        digits.substring(20));
  }

  /// That of a batch is the same for the same deliveries.
  private static String idempotencyToken(List<WebhookDelivery> deliveries) {
    if (deliveries.size() == 1) {
      return idempotencyToken(deliveries.getFirst());
    }
    var sids = deliveries.stream().map(delivery -> delivery.sid().value()).toList();
    return UUID.nameUUIDFromBytes(String.join(" ", sids).getBytes(UTF_8)).toString();
  }

  private String token(AccountSid account) {
    var lookUp = tokens.get(account, sid -> new FutureTask<>(() -> accounts.authToken(sid)));
    lookUp.run(); // does nothing but the first time
    try {
      return lookUp.get();
    } catch (ExecutionException e) {
      tokens.asMap().remove(account, lookUp);
      throw e.getCause() instanceof Failure known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
