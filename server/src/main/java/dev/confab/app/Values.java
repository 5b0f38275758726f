package dev.confab.app;

import dev.confab.domain.Access;
import dev.confab.domain.Choice;
import dev.confab.domain.Limits;
import dev.confab.domain.NetworkAddress;
import dev.confab.domain.Policy;
import dev.confab.domain.Retention;
import dev.confab.domain.WebhookPolicy;
import dev.confab.domain.WebhookUrls;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Certificates;
import dev.confab.platform.Logging;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of settings: the command line wins, then the environment, then the configuration
/// file, then the default. An empty value counts as none.
///
/// @param folder what relative paths start from
record Values(
    Map<Setting, String> options,
    Map<String, String> environment,
    Map<Setting, String> file,
    Path folder) {
  private static final int PORT_MAX = 65_535;

  /// A tebibyte: more than fits where media are kept, and than anybody waits for.
  private static final long BYTES_MAX = 1L << 40;

  /// A century.
  private static final long DAYS_MAX = 36_500;

  /// More than any database holds.
  private static final long EVENTS_MAX = 1_000_000_000_000L;

  /// All numbers of so many digits fit.
  private static final int DIGITS_MAX = 18;

  static Values of(Arguments arguments, Map<String, String> environment, Path folder) {
    var file = ConfigurationFile.read(environment, folder);
    return new Values(arguments.options(), environment, file, folder);
  }

  Settings settings() {
    return new Settings(
        required(Setting.HOST),
        (int) number(Setting.PORT, PORT_MAX),
        data(),
        accountSid(),
        optional(Setting.AUTH_TOKEN),
        publicUrl(),
        flag(Setting.TRUST_PROXY),
        policy(),
        webhookCa(),
        optional(Setting.DATABASE),
        choice(Setting.LOG_LEVEL, "error", "warn", "info", "debug"),
        Logging.Format.valueOf(
            choice(Setting.LOG_FORMAT, "text", "json").toUpperCase(Locale.ROOT)));
  }

  private Policy policy() {
    return new Policy(
        limits(),
        new WebhookUrls(allowPrivateHooks()),
        retention(),
        new WebhookPolicy(
            choice(Setting.SERVICE_WEBHOOKS, "add", "replace").equals("replace"),
            Duration.ofDays(number(Setting.DELIVERIES_MAX_AGE, DAYS_MAX)),
            flag(Setting.REST_PRE_HOOKS)));
  }

  Path data() {
    return path(Setting.DATA, "a folder");
  }

  private List<X509Certificate> webhookCa() {
    var text = optional(Setting.WEBHOOK_CA);
    try {
      return text == null ? List.of() : Certificates.read(path(Setting.WEBHOOK_CA, "a file"));
    } catch (IOException e) {
      var message = e.getMessage();
      throw wrong(Setting.WEBHOOK_CA, text, message == null ? "it cannot be read" : message);
    }
  }

  private Path path(Setting setting, String what) {
    var text = required(setting);
    try {
      return folder.resolve(text);
    } catch (InvalidPathException _) {
      throw wrong(setting, text, "it must be " + what);
    }
  }

  @Nullable AccountSid accountSid() {
    var text = optional(Setting.ACCOUNT_SID);
    if (text == null) {
      return null;
    }
    if (!AccountSid.matches(text)) {
      throw wrong(Setting.ACCOUNT_SID, text, "an account sid is AC and 32 hexadecimal digits");
    }
    return new AccountSid(text);
  }

  /// The value, or `null` when there is none anywhere.
  @Nullable String optional(Setting setting) {
    var given = options.get(setting);
    if (given == null || given.isEmpty()) {
      given = environment.get(setting.variable());
    }
    if (given == null || given.isEmpty()) {
      given = file.get(setting);
    }
    return given == null || given.isEmpty() ? setting.byDefault() : given;
  }

  private String required(Setting setting) {
    var value = optional(setting);
    if (value == null) {
      throw new WrongSetting("option " + setting.option() + " is required");
    }
    return value;
  }

  Access access() {
    var text = choice(Setting.ACCESS, Choice.texts(Access.class));
    return Access.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private Limits limits() {
    return new Limits(
        limit(Setting.PARTICIPANTS_MAX),
        limit(Setting.CHANNEL_PARTICIPANTS_MAX),
        limit(Setting.IDENTITY_CONVERSATIONS_MAX),
        limit(Setting.GROUP_PARTICIPANTS_MAX),
        limit(Setting.WEBHOOKS_MAX),
        number(Setting.MEDIA_BYTES_MAX, BYTES_MAX),
        limit(Setting.ACTIONS_PER_SECOND));
  }

  private Retention retention() {
    return new Retention(duration(Setting.EVENTS_MAX_AGE), number(Setting.EVENTS_MAX, EVENTS_MAX));
  }

  /// Days, or any ISO 8601 duration.
  private Duration duration(Setting setting) {
    var text = required(setting);
    var duration = text.startsWith("P") ? iso(text) : Duration.ofDays(number(setting, DAYS_MAX));
    if (duration == null || duration.isNegative() || duration.toDays() > DAYS_MAX) {
      throw wrong(setting, text, "it must be a number of days, or a duration like PT12H");
    }
    return duration;
  }

  private static @Nullable Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private int limit(Setting setting) {
    return (int) number(setting, Integer.MAX_VALUE);
  }

  /// Unless it is said, only a server that only this machine can call lets its callers call others
  /// here: whoever configures a webhook could call these services anyway. Behind a proxy, others
  /// call as well.
  private boolean allowPrivateHooks() {
    return optional(Setting.ALLOW_PRIVATE_HOOKS) == null
        ? isLoopback(required(Setting.HOST)) && !isProxied()
        : flag(Setting.ALLOW_PRIVATE_HOOKS);
  }

  private boolean isProxied() {
    return optional(Setting.PUBLIC_URL) != null || flag(Setting.TRUST_PROXY);
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || NetworkAddress.parse(host).filter(NetworkAddress::isLoopback).isPresent();
  }

  private long number(Setting setting, long max) {
    var text = required(setting);
    boolean isNumber = text.length() <= DIGITS_MAX && text.matches("[0-9]+");
    long number = isNumber ? Long.parseLong(text) : -1;
    if (number < 0 || number > max) {
      throw wrong(setting, text, "it must be a number from 0 to " + max);
    }
    return number;
  }

  private boolean flag(Setting setting) {
    return choice(setting, "true", "false").equals("true");
  }

  private String choice(Setting setting, String... choices) {
    var text = required(setting);
    for (var choice : choices) {
      if (choice.equalsIgnoreCase(text)) {
        return choice;
      }
    }
    throw wrong(setting, text, "it must be one of " + String.join(", ", choices));
  }

  private @Nullable String publicUrl() {
    var text = optional(Setting.PUBLIC_URL);
    if (text == null) {
      return null;
    }
    var url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!isOrigin(url)) {
      throw wrong(Setting.PUBLIC_URL, text, "it must be like https://chat.example.com");
    }
    return url;
  }

  private static boolean isOrigin(String url) {
    try {
      var uri = URI.create(url);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static WrongSetting wrong(Setting setting, String value, String rule) {
    return new WrongSetting("wrong value '" + value + "' of " + setting.option() + ": " + rule);
  }
}
