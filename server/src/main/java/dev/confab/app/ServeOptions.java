package dev.confab.app;

import dev.confab.domain.AccountSid;
import dev.confab.platform.Logging;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/// The options of `serve`. Each can also be given as an environment variable (`--auth-token` as
/// `CONFAB_AUTH_TOKEN`) or as a key of the configuration file (`auth-token`).
final class ServeOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen on; 0 takes any free one (default 8080).")
  int port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default 127.0.0.1).")
  String host = "";

  @Option(
      names = "--account-sid",
      paramLabel = "AC…",
      converter = AccountSidConverter.class,
      description = "Account to serve; made when it does not exist.")
  @Nullable AccountSid accountSid;

  @Option(
      names = "--auth-token",
      paramLabel = "TOKEN",
      description = "Auth token the account shall have; made and printed once when none is given.")
  @Nullable String authToken;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      converter = PublicUrlConverter.class,
      description =
          "Scheme and host for links, such as https://chat.example.com;"
              + " default: what the client used.")
  @Nullable String publicUrl;

  @Option(
      names = "--trust-proxy",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Believe X-Forwarded-Proto and X-Forwarded-Host.")
  boolean trustProxy;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "error, warn, info or debug; debug logs each request (default info).")
  String logLevel = "";

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default text).")
  Logging.Format logFormat = Logging.Format.TEXT;

  Settings settings(StoreOptions store) {
    return new Settings(
        host,
        port,
        store.data,
        accountSid,
        authToken,
        publicUrl,
        trustProxy,
        store.database,
        logLevel,
        logFormat);
  }

  /// What every command that opens the database asks for.
  static final class StoreOptions {
    @Option(
        names = "--data",
        scope = ScopeType.INHERIT,
        paramLabel = "DIR",
        defaultValue = "data",
        description = "Folder of the embedded database and the secret key (default ./data).")
    Path data = Path.of("data");

    @Option(
        names = "--database",
        scope = ScopeType.INHERIT,
        paramLabel = "URL",
        description = "postgresql://user@host:port/name instead of the embedded database.")
    @Nullable String database;
  }

  static final class AccountSidConverter implements ITypeConverter<AccountSid> {
    @Override
    public AccountSid convert(String text) {
      if (!AccountSid.matches(text)) {
        throw new TypeConversionException(
            "an account sid is AC and 32 hexadecimal digits in lower case");
      }
      return new AccountSid(text);
    }
  }

  static final class PublicUrlConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      var url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      if (!isOrigin(url)) {
        throw new TypeConversionException("it must be like https://chat.example.com");
      }
      return url;
    }

    private static boolean isOrigin(String url) {
      try {
        var uri = URI.create(url);
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
      } catch (IllegalArgumentException _) {
        return false;
      }
    }
  }
}
