package dev.confab.cli;

import dev.confab.client.ConfabClient;
import dev.confab.client.Credentials;
import dev.confab.client.error.TransportException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which server, and who is calling.
final class ConnectionOptions {
  private static final String URL_DEFAULT = "http://127.0.0.1:8080";

  /// In the order in which they count.
  private static final List<String> PREFIXES = List.of("CONFAB_", "TWILIO_");

  private static final String HOW_TO_GIVE_CREDENTIALS =
      "set CONFAB_ACCOUNT_SID and CONFAB_AUTH_TOKEN, or CONFAB_API_KEY and CONFAB_API_SECRET";

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = {"The server (default: CONFAB_URL, else", URL_DEFAULT + ")."})
  @Nullable String url;

  @Option(
      names = "--account-sid",
      paramLabel = "AC…",
      scope = ScopeType.INHERIT,
      description = "Account that calls (default: CONFAB_ACCOUNT_SID, else TWILIO_ACCOUNT_SID).")
  @Nullable String accountSid;

  @Option(
      names = "--auth-token",
      paramLabel = "TOKEN",
      scope = ScopeType.INHERIT,
      description =
          "Its secret. Better set CONFAB_AUTH_TOKEN (else TWILIO_AUTH_TOKEN counts): other users"
              + " of this machine can see a command line.")
  @Nullable String authToken;

  @Option(
      names = "--api-key",
      paramLabel = "SK…",
      scope = ScopeType.INHERIT,
      description = "API key in place of an account (default: CONFAB_API_KEY or TWILIO_API_KEY).")
  @Nullable String apiKey;

  @Option(
      names = "--api-secret",
      paramLabel = "SECRET",
      scope = ScopeType.INHERIT,
      description = "Its secret. Better set CONFAB_API_SECRET (else TWILIO_API_SECRET counts).")
  @Nullable String apiSecret;

  /// Lets something be done with a client for that server.
  ///
  /// @throws WrongUse when the options and the environment name no server or no caller
  /// @throws NoAnswer when the server cannot be reached
  void use(Surroundings surroundings, Consumer<ConfabClient> action) {
    var environment = surroundings.environment();
    var server = server(environment);
    var builder =
        surroundings
            .clients()
            .get()
            .baseUri(server)
            .credentials(credentials(environment))
            .userAgentExtension("confab-cli/" + Version.text());
    try (var client = builder.build()) {
      action.accept(client);
    } catch (TransportException e) {
      throw new NoAnswer(server, e);
    }
  }

  private URI server(Map<String, String> environment) {
    var text = url == null ? variable(environment, "CONFAB_URL") : url;
    try {
      return URI.create(text == null ? URL_DEFAULT : text);
    } catch (IllegalArgumentException _) {
      // Not quoted: it may hold a password.
      throw new WrongUse("the URL of the server is not usable; it must be like " + URL_DEFAULT);
    }
  }

  /// What the command line names is completed from the environment, so that a secret need not stand
  /// on it; without any option the first complete pair of variables counts. In each place a key
  /// wins over an account, as in the client library.
  private Credentials credentials(Map<String, String> environment) {
    boolean isKeyNamed = apiKey != null || apiSecret != null;
    boolean isAccountNamed = accountSid != null || authToken != null;
    if (isKeyNamed && isAccountNamed) {
      throw new WrongUse(
          "give either --account-sid and --auth-token or --api-key and --api-secret");
    }
    if (isKeyNamed) {
      return Credentials.apiKey(
          required("--api-key", apiKey, environment, "API_KEY"),
          required("--api-secret", apiSecret, environment, "API_SECRET"));
    }
    if (isAccountNamed) {
      return Credentials.account(
          required("--account-sid", accountSid, environment, "ACCOUNT_SID"),
          required("--auth-token", authToken, environment, "AUTH_TOKEN"));
    }
    return ofEnvironment(environment);
  }

  private static Credentials ofEnvironment(Map<String, String> environment) {
    for (var prefix : PREFIXES) {
      var key = variable(environment, prefix + "API_KEY");
      var keySecret = variable(environment, prefix + "API_SECRET");
      if (key != null && keySecret != null) {
        return Credentials.apiKey(key, keySecret);
      }
      var account = variable(environment, prefix + "ACCOUNT_SID");
      var token = variable(environment, prefix + "AUTH_TOKEN");
      if (account != null && token != null) {
        return Credentials.account(account, token);
      }
    }
    throw new WrongUse("there are no credentials: " + HOW_TO_GIVE_CREDENTIALS);
  }

  private static String required(
      String option, @Nullable String value, Map<String, String> environment, String variable) {
    if (value != null) {
      return value;
    }
    for (var prefix : PREFIXES) {
      var found = variable(environment, prefix + variable);
      if (found != null) {
        return found;
      }
    }
    throw new WrongUse("the other half is missing: set CONFAB_" + variable + " or give " + option);
  }

  private static @Nullable String variable(Map<String, String> environment, String name) {
    var value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
