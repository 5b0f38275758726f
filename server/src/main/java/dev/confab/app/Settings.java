package dev.confab.app;

import dev.confab.domain.Policy;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that an operator can choose.
///
/// @param accountSid `null`: the first account, made when there is none
/// @param authToken `null`: the stored one, made when there is none
/// @param publicUrl `null`: links carry the address that the client used
/// @param webhookCa who may vouch for servers of webhooks, beside the authorities of the JDK
/// @param database URL of a PostgreSQL database, or `null` for the embedded one in `data`
public record Settings(
    String host,
    int port,
    Path data,
    @Nullable AccountSid accountSid,
    @Nullable String authToken,
    @Nullable String publicUrl,
    boolean trustProxy,
    Policy policy,
    List<X509Certificate> webhookCa,
    @Nullable String database,
    String logLevel,
    Logging.Format logFormat) {
  /// Without the secrets.
  @Override
  public String toString() {
    return "%s:%d, data in %s".formatted(host, port, data);
  }
}
