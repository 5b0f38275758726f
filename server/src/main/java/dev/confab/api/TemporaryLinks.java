package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.MediaSid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Links to the contents of media that need no credentials and work for a short time. Each is
/// signed for one file until one moment.
public final class TemporaryLinks {
  static final Duration VALID = Duration.ofMinutes(5);

  static final String EXPIRES = "Expires";
  static final String SIGNATURE = "Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final InstantSource clock;

  /// @param key at least 16 secret bytes, the same at every start
  public TemporaryLinks(byte[] key, InstantSource clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /// The query of a link that is valid from now on.
  String query(Scope scope, MediaSid sid) {
    long expires = clock.instant().plus(VALID).getEpochSecond();
    return EXPIRES + "=" + expires + "&" + SIGNATURE + "=" + signature(scope, sid, expires);
  }

  /// @param expires seconds since the epoch
  /// @throws Failure [ErrorCode#FORBIDDEN] for a link that was not made here or is too old
  void require(Scope scope, MediaSid sid, @Nullable String expires, @Nullable String signature) {
    long until = seconds(expires);
    var expected = signature(scope, sid, until);
    boolean isOurs =
        signature != null
            && MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    if (!isOurs || clock.instant().getEpochSecond() >= until) {
      throw new Failure(ErrorCode.FORBIDDEN, "The link is not valid, or no longer");
    }
  }

  private static long seconds(@Nullable String text) {
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private String signature(Scope scope, MediaSid sid, long expires) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var text = scope.account() + "/" + scope.service() + "/" + sid + "/" + expires;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
