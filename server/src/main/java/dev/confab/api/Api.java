package dev.confab.api;

import dev.confab.domain.Account;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Feed;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.PreHooks;
import dev.confab.domain.Rules;
import dev.confab.domain.WebhookDeliveries.SignedText;
import dev.confab.http.Call;
import dev.confab.http.Handler;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import dev.confab.platform.CommitFateUnknown;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The REST API: finds the route, authenticates, calls the handler, words failures, and adds the
/// headers that every answer has.
public final class Api implements Handler {
  /// What it takes to ask pre hooks.
  ///
  /// @param rehearsal rules over a store whose changes end with [dev.confab.domain.Rehearsed]
  public record Asking(PreHooks hooks, Rules rehearsal) {}

  /// What the API works with.
  ///
  /// @param asking `null` when pre hooks are not asked
  public record Parts(
      Rules rules,
      @Nullable Asking asking,
      Authentication authentication,
      Idempotency idempotency,
      PageTokens tokens,
      MediaLibrary media,
      TemporaryLinks links,
      SignedText signed,
      ActionRates rates,
      Feed feed,
      OperationsResource operations) {

    private Tools tools(Rules of) {
      return new Tools(of, idempotency, tokens);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final String NO_OPERATION = "none";

  /// In place of a status, for a connection that was cut without an answer.
  private static final int NO_ANSWER = 0;

  /// Browsers ask with it, without credentials, before they send a request to another origin.
  private static final String PREFLIGHT = "OPTIONS";

  private static final String ALLOWED_HEADERS =
      "Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match,"
          + " If-Range, If-Unmodified-Since, Idempotency-Key, I-Twilio-Idempotency-Token,"
          + " Last-Event-ID, Range, X-Twilio-Webhook-Enabled";

  private final Router router;
  private final Authentication authentication;
  private final ActionRates rates;
  private final Tools tools;
  private final @Nullable Beforehand beforehand;
  private final Links links;
  private final RequestObserver observer;
  private final AtomicInteger concurrent = new AtomicInteger();

  public Api(Parts parts, Links links, RequestObserver observer) {
    this.router = new Router(routes(parts));
    this.authentication = parts.authentication();
    this.rates = parts.rates();
    this.tools = parts.tools(parts.rules());
    this.beforehand = beforehand(parts);
    this.links = links;
    this.observer = observer;
  }

  private static @Nullable Beforehand beforehand(Parts parts) {
    var asking = parts.asking();
    return asking == null
        ? null
        : new Beforehand(
            asking.hooks(), parts.tools(parts.rules()), routes(parts, asking.rehearsal()));
  }

  /// Every operation there is.
  public static List<Route> routes(Parts parts) {
    return routes(parts, parts.rules());
  }

  private static List<Route> routes(Parts parts, Rules rules) {
    var tools = parts.tools(rules);
    var table = new ArrayList<Route>();
    table.addAll(new ConversationsResource(rules.conversations(), tools).routes());
    table.addAll(new MessagesResource(rules.messages(), tools).routes());
    table.addAll(new ReceiptsResource(rules.receipts(), tools).routes());
    table.addAll(new ServicesResource(tools).routes());
    table.addAll(new MediaResource(parts.media(), parts.links(), tools).routes());
    table.addAll(new ParticipantsResource(rules.participants(), tools).routes());
    table.addAll(
        new ConversationWithParticipantsResource(rules.conversationsWithParticipants(), tools)
            .routes());
    table.addAll(new UsersResource(rules.users(), tools).routes());
    table.addAll(new UserConversationsResource(rules.memberships(), tools).routes());
    table.addAll(new ParticipantConversationsResource(rules.memberships(), tools).routes());
    table.addAll(new RolesResource(rules.roles(), tools).routes());
    table.addAll(new ConfigurationResource(rules, parts.authentication(), tools).routes());
    table.addAll(new ServiceConfigurationResource(rules, tools).routes());
    table.addAll(new ScopedWebhooksResource(rules.webhooks(), tools).routes());
    table.addAll(new DeliveryConfigurationResource(rules.deliveryConfigurations(), tools).routes());
    table.addAll(
        new DeliveriesResource(rules.webhookDeliveries(), parts.signed(), parts.feed(), tools)
            .routes());
    table.addAll(new AddressConfigurationsResource(rules.addressConfigurations(), tools).routes());
    table.addAll(new CredentialsResource(rules.credentials(), tools).routes());
    table.addAll(new ContentsResource(rules.contents(), tools).routes());
    table.addAll(new BindingsResource(rules.bindings(), tools).routes());
    table.addAll(new EventsResource(parts.feed(), tools).routes());
    table.addAll(parts.operations().routes());
    table.addAll(new DescriptionResource(table).routes());
    return List.copyOf(table);
  }

  @Override
  public Reply handle(Call call) {
    long start = System.nanoTime();
    int others = concurrent.incrementAndGet();
    try {
      return served(call, start, others);
    } finally {
      concurrent.decrementAndGet();
    }
  }

  @Override
  public boolean readsBody(String method, String path) {
    try {
      return router.match(method, path) instanceof Router.Match.Found(var route, var _)
          && route.body() != null;
    } catch (Unreadable _) {
      // It is refused again when it is handled.
      return false;
    }
  }

  @Override
  public Reply refuse(Unreadable why) {
    observer.served("", NO_OPERATION, why.status(), 0);
    return decorated(ErrorReply.of(why), newRequestId(), 0, concurrent.get());
  }

  private Reply served(Call call, long start, int others) {
    var requestId = newRequestId();
    var match = router.match(call.method(), call.path());
    Reply reply;
    try {
      reply = call.method().equals(PREFLIGHT) ? Reply.empty(204) : answer(call, match);
    } catch (Failure failure) {
      logFailure(failure, call, requestId);
      reply = ErrorReply.of(failure);
    } catch (Unreadable why) {
      reply = ErrorReply.of(why);
    } catch (CommitFateUnknown unknown) {
      observer.served(call.method(), operation(match), NO_ANSWER, System.nanoTime() - start);
      LOG.atError()
          .addKeyValue("request", requestId)
          .addKeyValue("operation", operation(match))
          .setCause(unknown)
          .log("Connection cut: it is not known whether the request was done");
      throw unknown;
    } catch (RuntimeException bug) {
      LOG.atError()
          .addKeyValue("request", requestId)
          .addKeyValue("operation", operation(match))
          .setCause(bug)
          .log("Request failed by a bug of ours");
      reply = ErrorReply.of(new Failure(ErrorCode.INTERNAL, "Internal error"));
    }
    long nanos = System.nanoTime() - start;
    observer.served(call.method(), operation(match), reply.status(), nanos);
    LOG.atDebug()
        .addKeyValue("request", requestId)
        .addKeyValue("method", call.method())
        .addKeyValue("operation", operation(match))
        .addKeyValue("status", reply.status())
        .addKeyValue("ms", nanos / 1_000_000)
        .log("Request served");
    return decorated(reply, requestId, nanos, others);
  }

  private Reply answer(Call call, Router.Match match) {
    return switch (match) {
      case Router.Match.Found(var route, var path) -> {
        var account =
            route.access() == Route.Access.ACCOUNT
                ? authentication.authenticate(call, route.isReading())
                : null;
        if (path.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
          throw Request.notFound(call.path());
        }
        var request = new Request(call, route, path, links.base(call), account, Map.of());
        count(request);
        yield beforehand == null ? request.handle() : beforehand.handle(request);
      }
      case Router.Match.WrongMethod(var allowed) -> {
        authenticateApi(call);
        yield ErrorReply.of(
                new Failure(
                    ErrorCode.METHOD_NOT_ALLOWED, "Method " + call.method() + " not allowed"))
            .with("Allow", String.join(", ", allowed));
      }
      case Router.Match.Nothing() -> {
        authenticateApi(call);
        throw Request.notFound(call.path());
      }
    };
  }

  /// @throws Failure as [ActionRates#take]
  private void count(Request request) {
    var bucket = request.route().bucket();
    if (bucket != null && !rates.isUnlimited()) {
      rates.take(bucket, tools.bucket(request));
    }
  }

  /// Below `/v1` and `/confab/v1` strangers learn nothing, not even which paths exist.
  private @Nullable Account authenticateApi(Call call) {
    return call.path().startsWith("/v1/") || call.path().startsWith("/confab/v1/")
        ? authentication.authenticate(call, Route.READING_METHODS.contains(call.method()))
        : null;
  }

  private static void logFailure(Failure failure, Call call, String requestId) {
    if (ErrorReply.status(failure.code()) >= 500) {
      LOG.atWarn()
          .addKeyValue("request", requestId)
          .addKeyValue("method", call.method())
          .addKeyValue("code", failure.code().number())
          .log(failure.getMessage());
    }
  }

  private static String operation(Router.Match match) {
    return match instanceof Router.Match.Found(var route, var _) ? route.operation() : NO_OPERATION;
  }

  private static Reply decorated(Reply reply, String requestId, long nanos, int others) {
    return reply
        .with("Twilio-Request-Id", requestId)
        .with("X-Twilio-Request-Id", requestId)
        .with("Twilio-Concurrent-Requests", Integer.toString(others))
        .with("Twilio-Request-Duration", seconds(nanos))
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS")
        .with("Access-Control-Allow-Headers", ALLOWED_HEADERS)
        .with("Access-Control-Allow-Credentials", "true")
        .with(
            "Access-Control-Expose-Headers",
            "Content-Disposition, Content-Range, ETag, Retry-After, Twilio-Request-Id,"
                + " X-Twilio-Request-Id");
  }

  /// Seconds with three decimals.
  private static String seconds(long nanos) {
    long millis = nanos / 1_000_000;
    var padded = Long.toString(1_000 + millis % 1_000);
    return millis / 1_000 + "." + padded.substring(1);
  }

  /// Unique, not secret.
  private static String newRequestId() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return "RQ" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
