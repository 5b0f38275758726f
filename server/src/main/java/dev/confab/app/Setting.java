package dev.confab.app;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that an operator can set, by one name in three spellings: `--auth-token` on the
/// command line, `CONFAB_AUTH_TOKEN` in the environment, `auth-token` in the configuration file.
enum Setting {
  PORT("PORT", "8080", "Port to listen on; 0 takes any free one."),
  HOST("HOST", "127.0.0.1", "Address to listen on."),
  DATA("DIR", "data", "Folder of the embedded database and the secret key."),
  DATABASE("URL", null, "postgresql://user@host:port/name instead of the embedded database."),
  ACCOUNT_SID("AC...", null, "Account to work with; serve makes it when it does not exist."),
  AUTH_TOKEN(
      "TOKEN", null, "Auth token that the account shall have; made and printed once if none."),
  PUBLIC_URL("URL", null, "Scheme and host for links; without it, what the client used."),
  TRUST_PROXY(null, "false", "Believe X-Forwarded-Proto, -Host and -Port."),
  LOG_LEVEL("LEVEL", "info", "error, warn, info or debug; debug logs each request."),
  LOG_FORMAT("FORMAT", "text", "text or json."),
  NAME("TEXT", "", "What a new key is for.");

  private final @Nullable String argument;
  private final @Nullable String byDefault;
  private final String description;

  Setting(@Nullable String argument, @Nullable String byDefault, String description) {
    this.argument = argument;
    this.byDefault = byDefault;
    this.description = description;
  }

  /// The key in the configuration file.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String option() {
    return "--" + key();
  }

  String variable() {
    return "CONFAB_" + name();
  }

  /// Whether it stands alone on the command line, where it means `true`.
  boolean isFlag() {
    return argument == null;
  }

  @Nullable String byDefault() {
    return byDefault;
  }

  /// Its line in a help text.
  String help() {
    var use = argument == null ? option() : option() + " " + argument;
    var shown =
        byDefault == null || byDefault.isEmpty() || isFlag() ? "" : " Default: " + byDefault + ".";
    return "  %-20s %s%s".formatted(use, description, shown);
  }

  static Optional<Setting> ofKey(String key) {
    for (var setting : values()) {
      if (setting.key().equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }
}
