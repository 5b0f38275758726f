package dev.confab.conformance.clients;

import com.twilio.base.Creator;
import com.twilio.base.Deleter;
import com.twilio.base.Fetcher;
import com.twilio.base.Reader;
import com.twilio.base.Updater;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import dev.confab.conformance.support.Account;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;

/// The unmodified Java SDK. Its base URL is fixed, so its connections are routed to the server
/// instead: it still says `Host: conversations.twilio.com`, and the links in the answers, which its
/// paging follows, carry that name too. That is what a user without a public host name does.
public final class TwilioJava implements ApiClient {
  /// What it says in its `Host` header.
  public static final String HOST = "conversations.twilio.com";

  /// The library's default, five, would make the fifty writers of a race wait for each other.
  private static final int CONNECTIONS_MAX = 50;

  private final TwilioRestClient client;

  private TwilioJava(TwilioRestClient client) {
    this.client = client;
  }

  public static ApiClient connect(int port, Account account) {
    return connect(port, account, http -> http, sdk -> sdk);
  }

  /// With further choices that a user can make.
  public static ApiClient connect(
      int port,
      Account account,
      UnaryOperator<HttpClientBuilder> http,
      UnaryOperator<TwilioRestClient.Builder> sdk) {
    var here = new HttpRoute(new HttpHost("http", "127.0.0.1", port));
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(CONNECTIONS_MAX)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .build();
    var routed =
        http.apply(
            HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRoutePlanner((_, _) -> here));
    var builder =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new NetworkHttpClient(routed));
    return new TwilioJava(sdk.apply(builder).build());
  }

  @Override
  public Resource create(Target list, Map<String, ?> form) {
    var creator = (Creator<?>) TwilioJavaModels.builder("creator", list, form);
    return TwilioJavaModels.resource(() -> creator.create(client));
  }

  @Override
  public Resource fetch(Target one) {
    var fetcher = (Fetcher<?>) TwilioJavaModels.builder("fetcher", one, Map.of());
    return TwilioJavaModels.resource(() -> fetcher.fetch(client));
  }

  @Override
  public Resource update(Target one, Map<String, ?> form) {
    var updater = (Updater<?>) TwilioJavaModels.builder("updater", one, form);
    return TwilioJavaModels.resource(() -> updater.update(client));
  }

  @Override
  public void delete(Target one, Map<String, ?> form) {
    var deleter = (Deleter<?>) TwilioJavaModels.builder("deleter", one, form);
    if (!TwilioJavaModels.call(() -> deleter.delete(client))) {
      throw new AssertionError("the SDK says that nothing was deleted");
    }
  }

  @Override
  public List<Resource> list(Target list, Query query) {
    return new TwilioJavaList<>(reader(list, query), client).all();
  }

  @Override
  public ResourcePage page(Target list, Query query) {
    return new TwilioJavaList<>(reader(list, query), client).firstPage();
  }

  private static Reader<?> reader(Target list, Query query) {
    var reader = (Reader<?>) TwilioJavaModels.builder("reader", list, query.filters());
    if (query.pageSize() != null) {
      reader.pageSize(query.pageSize());
    }
    if (query.limit() != null) {
      reader.limit(query.limit());
    }
    return reader;
  }

  /// The SDK has no way to close its connections; they end with the server.
  @Override
  public void close() {}
}
