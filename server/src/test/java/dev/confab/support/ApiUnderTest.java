package dev.confab.support;

import dev.confab.api.ActionRates;
import dev.confab.api.Api;
import dev.confab.api.Authentication;
import dev.confab.api.Idempotency;
import dev.confab.api.Links;
import dev.confab.api.OperationsResource;
import dev.confab.api.PageTokens;
import dev.confab.api.Route;
import dev.confab.api.TemporaryLinks;
import dev.confab.domain.Account;
import dev.confab.domain.Accounts;
import dev.confab.domain.Binding;
import dev.confab.domain.DueTimers;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Feed;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.Policy;
import dev.confab.domain.PreHooks;
import dev.confab.domain.Rules;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
import dev.confab.http.ByteStream;
import dev.confab.http.Call;
import dev.confab.http.Params;
import dev.confab.http.Reply;
import dev.confab.http.UrlEncoding;
import dev.confab.store.Stores;
import dev.confab.store.files.MediaFolder;
import dev.confab.timers.FireTimers;
import dev.confab.webhooks.SignedAttempts;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// The whole API over a real database, a SQLite file as a rule, without a socket: a call goes in, a
/// reply comes out.
public final class ApiUnderTest implements AutoCloseable {
  public static final String ORIGIN = "http://confab.test:8080";
  public static final String TOKEN = "0123456789abcdef";

  private static @Nullable DescribedAnswers described;

  /// What a content may have behind the part that is sent.
  private static final int CONTENT_REST = 1024 * 1024;

  public final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T08:00:00.250001Z"));
  public final Stores stores;
  public final Account account;
  public final Accounts accounts;
  public final MediaLibrary media;
  public final Path mediaFolder;
  public final Feed feed;
  private final Api.Parts parts;
  private final Api api;
  private boolean isDatabaseLost;

  public ApiUnderTest(Path folder) {
    this(folder, new Links(null, false));
  }

  public ApiUnderTest(Path folder, Links links) {
    this(folder, links, Policy.DEFAULT);
  }

  public ApiUnderTest(Path folder, Links links, Policy policy) {
    this(folder, links, policy, (stores, clock) -> null);
  }

  /// @param preHooks makes what is asked about requests, or `null` when nobody is asked
  public ApiUnderTest(
      Path folder,
      Links links,
      Policy policy,
      BiFunction<Stores, InstantSource, @Nullable PreHooks> preHooks) {
    this(folder, TestDatabases.sqlite(folder), links, policy, preHooks);
  }

  /// @param stores over an empty database
  public ApiUnderTest(Path folder, Stores stores) {
    this(folder, stores, new Links(null, false), Policy.DEFAULT, (_, _) -> null);
  }

  private ApiUnderTest(
      Path folder,
      Stores stores,
      Links links,
      Policy policy,
      BiFunction<Stores, InstantSource, @Nullable PreHooks> preHooks) {
    this.stores = stores;
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    var sids = new SidSequence(clock, random);
    accounts = new Accounts(stores.accounts(), sids, random, clock);
    account = accounts.provision(null, TOKEN).account();
    mediaFolder = folder.resolve("media");
    media =
        new MediaLibrary(
            stores.store(), new MediaFolder(mediaFolder, 0), sids, clock, policy.limits());
    feed =
        new Feed(
            stores.feed(),
            stores.log().wakeups(),
            trouble -> {
              throw trouble;
            });
    feed.start();
    var asked = preHooks.apply(stores, clock);
    parts =
        new Api.Parts(
            Rules.over(stores.store(), sids, clock, policy),
            asked == null
                ? null
                : new Api.Asking(asked, Rules.over(stores.rehearsal(), sids, clock, policy)),
            new Authentication(stores.accounts()),
            new Idempotency(stores.answers(), clock),
            new PageTokens(new byte[32]),
            media,
            new TemporaryLinks(new byte[32], clock),
            new SignedAttempts(),
            new ActionRates(policy.limits().actionsPerSecond(), clock),
            feed,
            new OperationsResource(this::check, () -> "# no metrics\n"));
    api = new Api(parts, links, (method, operation, status, nanos) -> {});
  }

  public Answer get(String target) {
    return send("GET", target, Params.NONE, Map.of());
  }

  public Answer delete(String target) {
    return send("DELETE", target, Params.NONE, Map.of());
  }

  /// @param form `A=1&B=2`, already encoded
  public Answer post(String target, String form) {
    return post(target, form, Map.of());
  }

  public Answer post(String target, String form, Map<String, String> headers) {
    return send("POST", target, UrlEncoding.params(form), headers);
  }

  /// One form field with any value.
  public static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public Answer send(String method, String target, Params form, Map<String, String> headers) {
    var all = new HashMap<String, String>();
    all.put("authorization", basic(account.sid().value(), TOKEN));
    headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
    return answer(call(method, target, form, all, false));
  }

  /// A POST whose handler reads the body itself.
  public Answer upload(String target, Map<String, String> headers, ByteStream body) {
    var all = new HashMap<String, String>();
    all.put("authorization", basic(account.sid().value(), TOKEN));
    headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
    return answer(call("POST", target, Params.NONE, all, false, body));
  }

  /// A POST of JSON to a handler that reads its body itself.
  public Answer postJson(String target, String json, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("content-type", "application/json");
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return upload(target, all, ByteStreams.of(bytes, 1_000));
  }

  /// A call with nothing but the given headers.
  public Answer bare(String method, String target, Map<String, String> headers) {
    var lower = new HashMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return answer(call(method, target, Params.NONE, lower, false));
  }

  /// A POST whose body is no form.
  public Answer postForeign(String target) {
    var headers = Map.of("authorization", basic(account.sid().value(), TOKEN));
    return answer(call("POST", target, Params.NONE, headers, true));
  }

  /// The credentials of another account, which is made at the first call.
  public Map<String, String> stranger() {
    var sid = new AccountSid("AC" + "1".repeat(32));
    accounts.provision(sid, "other-token");
    return Map.of("authorization", basic(sid.value(), "other-token"));
  }

  /// Registers a device for push notifications, which no request can.
  ///
  /// @param number makes it differ from others
  public Binding register(ServiceSid service, String identity, int number) {
    var binding =
        new Binding(
            new BindingSid("BS%032x".formatted(number)),
            new Scope(account.sid(), service),
            identity,
            Binding.Type.APN,
            "device-" + number,
            null,
            List.of("new_message"),
            Timestamps.at(clock.instant()));
    return stores
        .store()
        .write(tables -> {
          tables.bindings().insert(binding);
          return binding;
        });
  }

  /// From now on the database does not answer, as far as readiness is concerned.
  public void loseDatabase() {
    isDatabaseLost = true;
  }

  /// Fires all timers that are due.
  public void fireTimers() {
    var job = new FireTimers(new DueTimers(stores.store(), clock)::fire);
    int fired;
    do {
      fired = job.runOnce();
    } while (fired > 0);
  }

  public Api api() {
    return api;
  }

  /// Every operation there is.
  public List<Route> routes() {
    return Api.routes(parts);
  }

  public static String basic(String user, String secret) {
    var pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /// Every answer that any test gets is held against the description.
  private Answer answer(Call call) {
    var reply = api.handle(call);
    described().check(call.method(), call.path(), reply);
    return new Answer(reply);
  }

  /// The description is the same in all tests, so it is read once.
  private DescribedAnswers described() {
    synchronized (ApiUnderTest.class) {
      var found = described;
      if (found == null) {
        var ask = call("GET", "/openapi.json", Params.NONE, Map.of(), false);
        found = new DescribedAnswers(new Answer(api.handle(ask)).body());
        described = found;
      }
      return found;
    }
  }

  private void check() {
    if (isDatabaseLost) {
      throw new Failure(ErrorCode.UNAVAILABLE, "The database does not answer");
    }
    stores.check();
  }

  @Override
  public void close() {
    feed.close();
    stores.close();
  }

  private static Call call(
      String method,
      String target,
      Params form,
      Map<String, String> headers,
      boolean isForeignBody) {
    return call(method, target, form, headers, isForeignBody, ByteStream.EMPTY);
  }

  private static Call call(
      String method,
      String target,
      Params form,
      Map<String, String> headers,
      boolean isForeignBody,
      ByteStream body) {
    var local = target.startsWith(ORIGIN) ? target.substring(ORIGIN.length()) : target;
    int question = local.indexOf('?');
    var path = question < 0 ? local : local.substring(0, question);
    var query = question < 0 ? Params.NONE : UrlEncoding.params(local.substring(question + 1));
    return new Call(
        method,
        path,
        query,
        name -> headers.get(name.toLowerCase(Locale.ROOT)),
        form,
        isForeignBody,
        URI.create(ORIGIN).toString(),
        body);
  }

  /// A reply, with its JSON read.
  public record Answer(Reply reply) {
    public int status() {
      return reply.status();
    }

    public String body() {
      return new String(reply.body(), StandardCharsets.UTF_8);
    }

    public Map<String, @Nullable Object> json() {
      return JsonReader.object(body());
    }

    /// A body that is not held in memory, read to its end.
    public byte[] content() {
      var content = Objects.requireNonNull(reply.content());
      try (var bytes = content.bytes()) {
        var all = bytes.readAll(Math.toIntExact(content.length()) + CONTENT_REST);
        var sent = new byte[(int) Math.min(content.length(), all.remaining())];
        all.get(sent);
        return sent;
      }
    }

    /// A member of the body that must be a text.
    public String text(String name) {
      return String.valueOf(json().get(name));
    }

    /// A member of the body that must be a list of objects.
    public List<Map<?, ?>> objects(String name) {
      var objects = new ArrayList<Map<?, ?>>();
      ((List<?>) Objects.requireNonNull(json().get(name)))
          .forEach(item -> objects.add((Map<?, ?>) item));
      return objects;
    }

    /// Status and Twilio code, as `409/50353`.
    public String error() {
      return status() + "/" + json().get("code");
    }

    public @Nullable String header(String name) {
      var found = new HashMap<String, String>();
      reply.forEachHeader((key, value) -> found.put(key.toLowerCase(Locale.ROOT), value));
      return found.get(name.toLowerCase(Locale.ROOT));
    }
  }
}
