package dev.confab.webhooks;

import dev.confab.domain.AccountStore;
import dev.confab.domain.Assumed;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.PreHooks;
import dev.confab.domain.PreHooks.Verdict.Allowed;
import dev.confab.domain.PreHooks.Verdict.Refused;
import dev.confab.domain.Scope;
import dev.confab.domain.Store;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.webhooks.PreHookAnswer.Decided;
import dev.confab.webhooks.PreHookAnswer.Spared;
import dev.confab.webhooks.PreHookAnswer.Useless;
import dev.confab.webhooks.PreHookObserver.Result;
import dev.confab.webhooks.Verdict.Sign;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Asks the pre hooks of accounts and services, by signed requests, each once.
public final class HttpPreHooks implements PreHooks {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPreHooks.class);
  private static final Duration TIME_MAX = Duration.ofSeconds(5);

  /// What is left at least when somebody's turn comes late.
  private static final Duration TIME_MIN = Duration.ofMillis(100);

  /// The longest texts that a request may have fit, even if every character is escaped.
  private static final int ANSWER_BYTES_MAX = 256 * 1024;

  private static final Limits USUAL = new Limits(TIME_MAX, TIME_MAX, TIME_MAX, ANSWER_BYTES_MAX);

  /// What pre hooks are asked with.
  ///
  /// @param isServiceAlone whether a service with a pre hook of its own takes its account's place
  public record Parts(
      Store store,
      AccountStore accounts,
      OutgoingHttp http,
      InstantSource clock,
      boolean isServiceAlone,
      PreHookObserver observer) {}

  private record Question(
      Destination destination, AccountSid account, LoggedEvent event, WebhookPayload asked) {}

  private final Parts parts;
  private final PreHookTurns turns;

  public HttpPreHooks(Parts parts) {
    this(parts, PreHookTurns.Limits.USUAL);
  }

  HttpPreHooks(Parts parts, PreHookTurns.Limits limits) {
    this.parts = parts;
    this.turns = new PreHookTurns(limits, parts.clock());
  }

  /// The configuration is read each time, so that it holds at once.
  @Override
  public List<PreHook> before(EventType type, Scope scope) {
    var asked = WebhookPayload.before(type).orElse(null);
    if (asked == null) {
      return List.of();
    }
    return configurations(scope)
        .filter(one -> Objects.requireNonNullElse(one.filters(), List.of()).contains(asked.event()))
        .map(one -> destination(one, Objects.requireNonNull(one.preWebhookUrl())))
        .map(destination ->
            (PreHook) event -> ask(new Question(destination, scope.account(), event, asked)))
        .toList();
  }

  /// Those that have a URL, in the order in which they are asked.
  @Assumed("the account is asked before the service, which then sees what the account has changed")
  private Stream<WebhookConfiguration> configurations(Scope scope) {
    return parts
        .store()
        .read(tables -> {
          var ofService = tables.webhookConfigurations().ofService(scope);
          return parts.isServiceAlone() && hasUrl(ofService)
              ? List.of(ofService)
              : List.of(tables.webhookConfigurations().ofAccount(scope.account()), ofService);
        })
        .stream()
        .filter(HttpPreHooks::hasUrl);
  }

  private static boolean hasUrl(WebhookConfiguration configuration) {
    @Nullable String url = configuration.preWebhookUrl();
    return url != null && !url.isEmpty();
  }

  private static Destination destination(WebhookConfiguration configuration, String url) {
    return new Destination(
        url, Objects.requireNonNullElse(configuration.method(), WebhookMethod.POST));
  }

  /// Whatever goes wrong here is no reason to stop what somebody else wants to do.
  private Verdict ask(Question question) {
    long start = System.nanoTime();
    try {
      var answer = answer(question, start);
      return verdict(question, answer, System.nanoTime() - start);
    } catch (RuntimeException thrown) {
      LOG.atError()
          .addKeyValue("event", question.asked.event())
          .setCause(thrown)
          .log("Pre hook not asked, because something of ours failed");
      return counted(Result.FAILED, Verdict.UNCHANGED);
    }
  }

  private PreHookAnswer answer(Question question, long start) {
    var url = HttpUrl.of(question.destination.url());
    var limits = ConnectionOptions.of(url.fragment()).over(USUAL);
    var turn = turns.take(question.destination.receiver(), limits.total());
    if (turn == null) {
      return new Spared();
    }
    var sign = Sign.NONE;
    try {
      var target =
          new SignedRequest.Target(
              url,
              parts.accounts().authToken(question.account),
              UUID.randomUUID().toString(),
              within(limits, System.nanoTime() - start));
      var parameters =
          WebhookEvent.before(question.event, question.asked, question.account).parameters(0);
      var request = SignedRequest.of(target, question.destination.method(), Form.of(parameters));
      var outcome = parts.http().send(request.request());
      sign = outcome instanceof Answered ? Sign.GOOD : Sign.BAD;
      return PreHookAnswer.of(outcome, question.asked);
    } finally {
      turn.end(sign);
    }
  }

  /// The wait for a turn is part of the whole time.
  private static Limits within(Limits limits, long nanosSpent) {
    var left = limits.total().minusNanos(nanosSpent);
    return new Limits(
        limits.connect(),
        limits.silence(),
        left.compareTo(TIME_MIN) < 0 ? TIME_MIN : left,
        limits.bodyBytesMax());
  }

  private Verdict verdict(Question question, PreHookAnswer answer, long nanos) {
    return switch (answer) {
      case Decided(Refused refused) -> counted(Result.REFUSED, refused);
      case Decided(Allowed allowed) ->
          counted(allowed.changes().isEmpty() ? Result.ALLOWED : Result.CHANGED, allowed);
      case Useless(int code, var reason) -> {
        log(Level.WARN, question)
            .addKeyValue("code", code)
            .addKeyValue("ms", nanos / 1_000_000)
            .log("Pre hook failed, and what it was asked about is done as it is: {}", reason);
        yield counted(Result.FAILED, Verdict.UNCHANGED);
      }
      case Spared() -> {
        log(Level.DEBUG, question)
            .log("Pre hook not asked: its receiver is down, or too many wait for it");
        yield counted(Result.SPARED, Verdict.UNCHANGED);
      }
    };
  }

  private Verdict counted(Result result, Verdict verdict) {
    parts.observer().asked(result);
    return verdict;
  }

  private static LoggingEventBuilder log(Level level, Question question) {
    return LOG.atLevel(level)
        .addKeyValue("event", question.asked.event())
        .addKeyValue("service", question.event.service())
        .addKeyValue("receiver", question.destination.receiver());
  }
}
