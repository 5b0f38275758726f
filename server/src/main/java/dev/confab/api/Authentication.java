package dev.confab.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.confab.domain.Access;
import dev.confab.domain.Account;
import dev.confab.domain.AccountStore;
import dev.confab.domain.AccountStore.Credential;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import dev.confab.http.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Basic authentication: account sid and auth token, or API key and secret.
public final class Authentication {
  /// How long a revoked credential may still work.
  private static final Duration STALE_MAX = Duration.ofSeconds(1);

  private static final int CREDENTIALS_MAX = 10_000;
  private static final String SCHEME = "basic ";

  private final AtomicLong round = new AtomicLong();
  private final LoadingCache<Asked, Optional<Credential>> credentials;

  /// A question to the store. What was asked in an earlier round is asked again.
  private record Asked(String principal, long round) {}

  public Authentication(AccountStore store) {
    this.credentials =
        Caffeine.newBuilder()
            .maximumSize(CREDENTIALS_MAX)
            .expireAfterWrite(STALE_MAX)
            .build(asked -> store.credential(asked.principal()));
  }

  /// @param isReading whether what is asked for can change nothing
  /// @throws Failure with [ErrorCode#NOT_AUTHENTICATED], or [ErrorCode#FORBIDDEN] for a credential
  ///   that may not do this
  Account authenticate(Call call, boolean isReading) {
    var header = call.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw failure("Authentication Error - No credentials provided");
    }
    var pair = decode(header.substring(SCHEME.length()).strip());
    int colon = pair == null ? -1 : pair.indexOf(':');
    if (pair == null || colon < 0) {
      throw failure("Authentication Error - No credentials provided");
    }
    var user = pair.substring(0, colon);
    boolean isSid = AccountSid.matches(user) || ApiKeySid.matches(user);
    var credential = isSid ? credentials.get(new Asked(user, round.get())).orElse(null) : null;
    if (credential == null || !credential.accepts(pair.substring(colon + 1))) {
      throw failure("Authenticate");
    }
    return permitted(credential, isReading);
  }

  /// From now on nothing is used that was read before. Whoever has changed an account calls this.
  void forget() {
    round.incrementAndGet();
  }

  /// @throws Failure with [ErrorCode#FORBIDDEN]
  private static Account permitted(Credential credential, boolean isReading) {
    if (credential.access() == Access.READ && !isReading) {
      throw new Failure(ErrorCode.FORBIDDEN, "This API key may only read");
    }
    return credential.account();
  }

  private static @Nullable String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Failure failure(String message) {
    return new Failure(ErrorCode.NOT_AUTHENTICATED, message);
  }
}
