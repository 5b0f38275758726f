package dev.confab.conformance.support;

import dev.confab.app.ConfabServer;
import dev.confab.app.Settings;
import dev.confab.domain.Binding;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A server in this process, on a free port, for one account.
public final class LocalServer implements AutoCloseable {
  private final ConfabServer server;
  private final Path data;
  private final Account account;

  private LocalServer(ConfabServer server, Path data, Account account) {
    this.server = server;
    this.data = data;
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
            database,
            "warn",
            Logging.Format.TEXT);
    return new LocalServer(ConfabServer.start(settings), data, account);
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

  /// Registers a device for push notifications in the embedded database, beside the server: no
  /// request can.
  ///
  /// @param credential `CR…`
  /// @return its sid
  public String register(String service, String identity, Binding.Type type, String credential) {
    var config =
        new StoreConfig(
            data,
            null,
            null,
            null,
            false,
            StoreConfig.POOL_MAX,
            StoreConfig.WRITERS,
            StoreObserver.NONE);
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
    try (var stores = Stores.open(config)) {
      stores
          .store()
          .write(tables -> {
            tables.bindings().insert(binding);
            return sid;
          });
    }
    return sid;
  }

  @Override
  public void close() {
    server.close();
  }
}
