package dev.confab.client;

import dev.confab.client.call.CallListener;
import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Time;
import dev.confab.client.engine.Backoff;
import dev.confab.client.engine.Connection;
import dev.confab.client.engine.Core;
import dev.confab.client.engine.Settings;
import dev.confab.client.http.Headers;
import dev.confab.client.http.JdkTransport;
import dev.confab.client.http.Transport;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes a [ConfabClient]. Only credentials are required. For use by one thread; can make several
/// clients.
public final class ConfabClientBuilder {
  private @Nullable Credentials credentials;
  private @Nullable String accountSid;
  private @Nullable URI baseUri;
  private @Nullable URI mediaUri;
  private @Nullable URI contentUri;
  private @Nullable String region;
  private @Nullable String edge;
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Duration readTimeout = Duration.ofSeconds(30);
  private CallOptions options = CallOptions.DEFAULT;
  private @Nullable ProxySelector proxy;
  private @Nullable String userAgentExtension;
  private @Nullable Executor executor;
  private @Nullable Transport transport;
  private final List<CallListener> listeners = new ArrayList<>();
  private Time time = Time.system();

  ConfabClientBuilder() {}

  /// Who is calling.
  public ConfabClientBuilder credentials(Credentials credentials) {
    this.credentials = credentials;
    return this;
  }

  /// Takes the credentials from environment variables, as [Credentials#fromEnvironment] does, and
  /// region and edge from `TWILIO_REGION` and `TWILIO_EDGE` if they are set.
  ///
  /// @param environment usually [System#getenv()]
  /// @throws IllegalStateException if the variables name no credentials
  public ConfabClientBuilder environment(Map<String, String> environment) {
    this.credentials = Credentials.fromEnvironment(environment);
    var region = environment.get("TWILIO_REGION");
    this.region = region == null || region.isBlank() ? this.region : region.strip();
    var edge = environment.get("TWILIO_EDGE");
    this.edge = edge == null || edge.isBlank() ? this.edge : edge.strip();
    return this;
  }

  /// Names the account the calls are about, if it is another than that of the credentials, such as
  /// a sub-account.
  public ConfabClientBuilder accountSid(String accountSid) {
    this.accountSid = accountSid;
    return this;
  }

  /// The server, for example `http://localhost:8080`; a path in it is put before every path of the
  /// API. Overrules region and edge. Unless set: `https://conversations.twilio.com`.
  public ConfabClientBuilder baseUri(URI baseUri) {
    this.baseUri = baseUri;
    return this;
  }

  /// The server of media, if it is another one. Unless set: that of [#baseUri] if that is set, else
  /// `https://mcs.us1.twilio.com`, with the region in place of `us1`.
  public ConfabClientBuilder mediaUri(URI mediaUri) {
    this.mediaUri = mediaUri;
    return this;
  }

  /// The server of content templates, if it is another one. Unless set: that of [#baseUri] if that
  /// is set, else `https://content.twilio.com`, with region and edge as for the API.
  public ConfabClientBuilder contentUri(URI contentUri) {
    this.contentUri = contentUri;
    return this;
  }

  /// Twilio's region, for example `ie1`.
  public ConfabClientBuilder region(String region) {
    this.region = region;
    return this;
  }

  /// Twilio's edge location, for example `dublin`. Without a region it means region `us1`.
  public ConfabClientBuilder edge(String edge) {
    this.edge = edge;
    return this;
  }

  /// The longest wait for a connection; 30 seconds unless set. Of no effect on a transport of
  /// yours.
  public ConfabClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout);
    return this;
  }

  /// The longest wait for the complete answer to one attempt, connecting included; 30 seconds
  /// unless set.
  public ConfabClientBuilder readTimeout(Duration timeout) {
    this.readTimeout = positive(timeout);
    return this;
  }

  /// Changes the options that calls have unless a view says otherwise: overall timeout (2 minutes),
  /// retries (3), further headers.
  public ConfabClientBuilder options(UnaryOperator<CallOptions> change) {
    this.options = change.apply(options);
    return this;
  }

  /// How to choose a proxy, for example [ProxySelector#of]. Unless set: as the JVM is configured.
  /// Of no effect on a transport of yours.
  public ConfabClientBuilder proxy(ProxySelector proxy) {
    this.proxy = proxy;
    return this;
  }

  /// A text at the end of the `User-Agent`, for example `shop/1.4`.
  public ConfabClientBuilder userAgentExtension(String extension) {
    this.userAgentExtension = extension;
    return this;
  }

  /// Where asynchronous calls run; each holds a thread while it waits, so threads of your own
  /// should be plenty or virtual. It stays yours to shut down. Unless set: up to 32 daemon threads.
  public ConfabClientBuilder executor(Executor executor) {
    this.executor = executor;
    return this;
  }

  /// Another way to the server: another HTTP engine, or a stub. It stays yours to close.
  public ConfabClientBuilder transport(Transport transport) {
    this.transport = transport;
    return this;
  }

  /// Adds a listener to those there are.
  public ConfabClientBuilder listener(CallListener listener) {
    listeners.add(listener);
    return this;
  }

  /// Another clock and sleeper.
  public ConfabClientBuilder time(Time time) {
    this.time = time;
    return this;
  }

  /// Makes the client. Opens no connection yet.
  ///
  /// @throws IllegalStateException if there are no credentials
  /// @throws IllegalArgumentException if the base URI, the region or the edge is not usable
  public ConfabClient build() {
    var who = credentials;
    if (who == null) {
      throw new IllegalStateException("A client needs credentials");
    }
    var headers =
        Headers.NONE
            .with("Authorization", who.authorization())
            .with("Accept", "application/json")
            .with("User-Agent", UserAgent.of(userAgentExtension));
    var settings =
        new Settings(
            connection(headers),
            executor,
            List.copyOf(listeners),
            new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
            time);
    var account = accountSid == null ? who.accountSid() : accountSid;
    return ConfabClient.over(new Core(settings), options, account);
  }

  private Connection connection(Headers headers) {
    var base = Endpoint.checked(orTwilio(baseUri, "conversations"));
    var media = Endpoint.checked(mediaUri());
    var content = Endpoint.checked(contentUri == null ? orTwilio(baseUri, "content") : contentUri);
    if (transport != null) {
      return new Connection(base, media, content, headers, readTimeout, transport, () -> {});
    }
    var own = JdkTransport.open(connectTimeout, proxy);
    return new Connection(base, media, content, headers, readTimeout, own, own::close);
  }

  private URI orTwilio(@Nullable URI uri, String product) {
    return uri == null ? Endpoint.ofTwilio(product, region, edge) : uri;
  }

  private URI mediaUri() {
    if (mediaUri != null) {
      return mediaUri;
    }
    return baseUri == null ? Endpoint.ofTwilioMedia(region) : baseUri;
  }

  private static Duration positive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("A timeout must be above zero");
    }
    return timeout;
  }
}
