package dev.confab.app;

import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

  static Values of(Arguments arguments, Map<String, String> environment, Path folder) {
    var file = ConfigurationFile.read(environment, folder);
    return new Values(arguments.options(), environment, file, folder);
  }

  Settings settings() {
    return new Settings(
        required(Setting.HOST),
        port(),
        data(),
        accountSid(),
        optional(Setting.AUTH_TOKEN),
        publicUrl(),
        flag(Setting.TRUST_PROXY),
        optional(Setting.DATABASE),
        choice(Setting.LOG_LEVEL, "error", "warn", "info", "debug"),
        Logging.Format.valueOf(
            choice(Setting.LOG_FORMAT, "text", "json").toUpperCase(Locale.ROOT)));
  }

  Path data() {
    var text = required(Setting.DATA);
    try {
      return folder.resolve(text);
    } catch (InvalidPathException _) {
      throw wrong(Setting.DATA, text, "it must be a folder");
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

  private int port() {
    var text = required(Setting.PORT);
    boolean isNumber = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = isNumber ? Integer.parseInt(text) : -1;
    if (port < 0 || port > PORT_MAX) {
      throw wrong(Setting.PORT, text, "it must be a number from 0 to " + PORT_MAX);
    }
    return port;
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
