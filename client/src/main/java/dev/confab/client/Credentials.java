package dev.confab.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Proof of who is calling, immutable. [#toString] shows the user, never the secret.
public final class Credentials {
  private final String user;
  private final String authorization;
  private final @Nullable String accountSid;

  private Credentials(String user, String authorization, @Nullable String accountSid) {
    this.user = user;
    this.authorization = authorization;
    this.accountSid = accountSid;
  }

  /// An account and its auth token: full access.
  ///
  /// @param accountSid `AC…`
  /// @throws IllegalArgumentException if one of them is blank or has characters that no header may
  ///   carry
  public static Credentials account(String accountSid, String authToken) {
    return new Credentials(accountSid, basic(accountSid, authToken), accountSid);
  }

  /// An API key and its secret: the recommended way, because a key can be revoked alone.
  ///
  /// @param keySid `SK…`
  /// @throws IllegalArgumentException as for [#account]
  public static Credentials apiKey(String keySid, String secret) {
    return new Credentials(keySid, basic(keySid, secret), null);
  }

  /// An OAuth access token, sent as `Bearer`; renewing it is the caller's business.
  ///
  /// @throws IllegalArgumentException as for [#account]
  public static Credentials bearer(String token) {
    return new Credentials("bearer", "Bearer " + checked("The token", token), null);
  }

  /// An API key from `TWILIO_API_KEY` and `TWILIO_API_SECRET` if both are set, else an account from
  /// `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`.
  ///
  /// @param environment usually [System#getenv()]
  /// @throws IllegalStateException if neither pair is complete
  public static Credentials fromEnvironment(Map<String, String> environment) {
    var accountSid = setOrNull(environment, "TWILIO_ACCOUNT_SID");
    var key = setOrNull(environment, "TWILIO_API_KEY");
    var secret = setOrNull(environment, "TWILIO_API_SECRET");
    if (key != null && secret != null) {
      return new Credentials(key, basic(key, secret), accountSid);
    }
    var token = setOrNull(environment, "TWILIO_AUTH_TOKEN");
    if (accountSid != null && token != null) {
      return account(accountSid, token);
    }
    throw new IllegalStateException(
        "Set TWILIO_API_KEY and TWILIO_API_SECRET, or TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN");
  }

  /// The account, if these credentials name one.
  @Nullable String accountSid() {
    return accountSid;
  }

  /// The value of the `Authorization` field.
  String authorization() {
    return authorization;
  }

  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }

  private static String basic(String user, String secret) {
    if (checked("The user", user).indexOf(':') >= 0) {
      throw new IllegalArgumentException("The user must not contain a colon");
    }
    var pair = user + ":" + checked("The secret", secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String checked(String what, String text) {
    if (text.isBlank() || text.chars().anyMatch(c -> c <= 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException(what + " is blank or has blanks or control characters");
    }
    return text;
  }

  private static @Nullable String setOrNull(Map<String, String> environment, String name) {
    var value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
