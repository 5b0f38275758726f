package dev.confab.conformance.support;

import dev.confab.app.ConfabServer;
import dev.confab.app.Settings;
import dev.confab.domain.Policy;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A server in this process, on a free port, for one account.
public final class LocalServer implements AutoCloseable {
  private final ConfabServer server;
  private final Account account;

  private LocalServer(ConfabServer server, Account account) {
    this.server = server;
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
    return new LocalServer(ConfabServer.start(settings), account);
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

  @Override
  public void close() {
    server.close();
  }
}
