package dev.confab.conformance.clients;

import com.twilio.base.Creator;
import com.twilio.base.Deleter;
import com.twilio.base.Fetcher;
import com.twilio.base.Reader;
import com.twilio.base.Updater;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.Service;
import dev.confab.conformance.support.Account;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// The unmodified Java SDK. Its base URL is fixed, so its connections are routed to the server
/// instead: it still says `Host: conversations.twilio.com`, and the links in the answers, which its
/// paging follows, carry that name too. That is what a user without a public host name does.
public final class TwilioJava implements ApiClient {
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
    var routed = http.apply(HttpClientBuilder.create().setRoutePlanner((_, _) -> here));
    var builder =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new NetworkHttpClient(routed));
    return new TwilioJava(sdk.apply(builder).build());
  }

  @Override
  public Conversations conversations(@Nullable String serviceSid) {
    return new SdkConversations(serviceSid);
  }

  @Override
  public Services services() {
    return new SdkServices();
  }

  /// The SDK has no way to close its connections; they end with the server.
  @Override
  public void close() {}

  private final class SdkConversations implements Conversations {
    private final @Nullable String service;

    SdkConversations(@Nullable String service) {
      this.service = service;
    }

    @Override
    public Resource create(Map<Field, String> fields) {
      Creator<?> creator =
          service == null
              ? Conversation.creator()
              : com.twilio.rest.conversations.v1.service.Conversation.creator(service);
      TwilioJavaModels.set(creator, fields);
      return TwilioJavaModels.resource(() -> creator.create(client));
    }

    @Override
    public Resource fetch(String sidOrUniqueName) {
      Fetcher<?> fetcher =
          service == null
              ? Conversation.fetcher(sidOrUniqueName)
              : com.twilio.rest.conversations.v1.service.Conversation.fetcher(
                  service, sidOrUniqueName);
      return TwilioJavaModels.resource(() -> fetcher.fetch(client));
    }

    @Override
    public Resource update(String sidOrUniqueName, Map<Field, String> fields) {
      Updater<?> updater =
          service == null
              ? Conversation.updater(sidOrUniqueName)
              : com.twilio.rest.conversations.v1.service.Conversation.updater(
                  service, sidOrUniqueName);
      TwilioJavaModels.set(updater, fields);
      return TwilioJavaModels.resource(() -> updater.update(client));
    }

    @Override
    public void delete(String sidOrUniqueName) {
      Deleter<?> deleter =
          service == null
              ? Conversation.deleter(sidOrUniqueName)
              : com.twilio.rest.conversations.v1.service.Conversation.deleter(
                  service, sidOrUniqueName);
      TwilioJavaModels.deleted(() -> deleter.delete(client));
    }

    @Override
    public List<Resource> list(Query query) {
      return new TwilioJavaList<>(reader(query), client).all();
    }

    @Override
    public ResourcePage page(Query query) {
      return new TwilioJavaList<>(reader(query), client).firstPage();
    }

    private Reader<?> reader(Query query) {
      Reader<?> reader =
          service == null
              ? Conversation.reader()
              : com.twilio.rest.conversations.v1.service.Conversation.reader(service);
      TwilioJavaModels.set(reader, query);
      return reader;
    }
  }

  private final class SdkServices implements Services {
    @Override
    public Resource create(String friendlyName) {
      return TwilioJavaModels.resource(() -> Service.creator(friendlyName).create(client));
    }

    @Override
    public Resource fetch(String sid) {
      return TwilioJavaModels.resource(() -> Service.fetcher(sid).fetch(client));
    }

    @Override
    public void delete(String sid) {
      TwilioJavaModels.deleted(() -> Service.deleter(sid).delete(client));
    }

    @Override
    public List<Resource> list(Query query) {
      return new TwilioJavaList<>(reader(query), client).all();
    }

    @Override
    public ResourcePage page(Query query) {
      return new TwilioJavaList<>(reader(query), client).firstPage();
    }

    private Reader<Service> reader(Query query) {
      var reader = Service.reader();
      TwilioJavaModels.set(reader, query);
      return reader;
    }
  }
}
