package dev.confab.conformance.support;

import dev.confab.app.ConfabServer;
import dev.confab.app.Settings;
import dev.confab.domain.Binding;
import dev.confab.domain.Event;
import dev.confab.domain.Policy;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.CredentialSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.platform.Logging;
import dev.confab.store.StoreConfig;
import dev.confab.store.Stores;
import dev.confab.store.engine.StoreObserver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A server in this process, on a free port, for one account. Closing it fails when an answer was
/// not as the server describes it, whichever client got it.
public final class LocalServer implements AutoCloseable {
  private static final int EVENTS_MAX = 100;

  private final ConfabServer server;
  private final Described described = new Described();
  private final Path data;
  private final @Nullable String database;
  private final Account account;

  private LocalServer(Settings settings, Account account) {
    this.server = ConfabServer.start(settings, described);
    this.data = settings.data();
    this.database = settings.database();
    this.account = account;
  }

  /// Starts one on the embedded database.
  public static LocalServer start(Path data) {
    return start(data, null);
  }

  /// @param database URL of a PostgreSQL database, or `null` for the embedded one
  public static LocalServer start(Path data, @Nullable String database) {
    var account = Account.unique();
    var settings =
        new Settings(
            "127.0.0.1",
            0,
            data,
            new AccountSid(account.sid()),
            account.authToken(),
            null,
            false,
            Policy.DEFAULT,
            List.of(),
            database,
            "warn",
            Logging.Format.TEXT);
    return new LocalServer(settings, account);
  }

  public Account account() {
    return account;
  }

  /// Without a slash at the end.
  public String url() {
    return server.url();
  }

  public int port() {
    return URI.create(server.url()).getPort();
  }

  /// Plain HTTP with the account's credentials.
  public RawHttp http() {
    return RawHttp.to(port(), account);
  }

  /// Uploads a text as a file; no SDK can, so plain HTTP does it.
  ///
  /// @return its sid
  public String upload(String service, String text) {
    var path = "/v1/Services/" + service + "/Media?Filename=note.txt";
    return http().send("POST", path, Map.of("Content-Type", "text/plain"), text).sid();
  }

  /// Registers a device for push notifications in the database, beside the server: no request can.
  ///
  /// @param credential `CR…`
  /// @return its sid
  public String register(String service, String identity, Binding.Type type, String credential) {
    var sid = "BS" + UUID.randomUUID().toString().replace("-", "");
    var binding =
        new Binding(
            new BindingSid(sid),
            new Scope(new AccountSid(account.sid()), new ServiceSid(service)),
            identity,
            type,
            "device of " + identity,
            new CredentialSid(credential),
            List.of("new_message"),
            Timestamps.at(Instant.now()));
    try (var stores = stores()) {
      stores
          .store()
          .write(tables -> {
            tables.bindings().insert(binding);
            return sid;
          });
    }
    return sid;
  }

  /// Whether each event of a conversation or a user shall be heard of by webhooks, in the order in
  /// which they happened. Read in the database, beside the server: no request shows it.
  ///
  /// @param stream sid of the conversation or the user
  public List<Boolean> webhooksCalled(String stream) {
    try (var stores = stores()) {
      return stores
          .store()
          .read(tables -> tables.events().read(new Event.Stream(stream), 0, EVENTS_MAX))
          .stream()
          .map(event -> event.origin().callsWebhooks())
          .toList();
    }
  }

  private Stores stores() {
    return Stores.open(
        new StoreConfig(
            data,
            database,
            null,
            null,
            false,
            StoreConfig.POOL_MAX,
            StoreConfig.WRITERS,
            StoreObserver.NONE));
  }

  @Override
  public void close() {
    server.close();
    described.requireNoViolation();
  }
}
