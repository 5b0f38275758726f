package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.CredentialSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The right to send push notifications through somebody's service.
///
/// @param isSandbox whether APN's test environment is used; `null` for other services
/// @param secrets kept sealed; no answer shows them
public record PushCredential(
    CredentialSid sid,
    AccountSid account,
    @Nullable String friendlyName,
    Type type,
    @Nullable Boolean isSandbox,
    Secrets secrets,
    Timestamps dates) {
  public static final int NAME_LENGTH_MAX = 64;

  /// Push services.
  public enum Type {
    APN,
    GCM,
    FCM;

    public String text() {
      return Choice.text(this);
    }
  }

  /// @param certificate PEM text, for APN
  /// @param privateKey PEM text, for APN
  /// @param apiKey for GCM
  /// @param secret for FCM
  public record Secrets(
      @Nullable String certificate,
      @Nullable String privateKey,
      @Nullable String apiKey,
      @Nullable String secret) {
    static final Secrets NONE = new Secrets(null, null, null, null);

    /// Those that a push service needs. The others are not kept.
    Secrets of(Type type) {
      return switch (type) {
        case APN -> new Secrets(certificate, privateKey, null, null);
        case GCM -> new Secrets(null, null, apiKey, null);
        case FCM -> new Secrets(null, null, null, secret);
      };
    }

    /// Secrets are in no log.
    @Override
    public String toString() {
      return "Secrets[hidden]";
    }
  }

  /// @return the name, unchanged
  public static String friendlyName(String name) {
    if (name.isEmpty() || ProfileRules.length(name) > NAME_LENGTH_MAX) {
      throw new Failure(
          ErrorCode.CREDENTIAL_NAME_INVALID,
          "Friendly name of a credential must have 1 to " + NAME_LENGTH_MAX + " characters");
    }
    return name;
  }

  /// This credential after an update, or itself when nothing would change.
  PushCredential changed(PushCredentialChange change, Instant now) {
    var candidate = with(change, dates);
    return candidate.equals(this) ? this : with(change, new Timestamps(dates.created(), now));
  }

  private PushCredential with(PushCredentialChange change, Timestamps newDates) {
    var newType = change.type().overRequired(type);
    boolean inSandbox = change.isSandbox().overRequired(Boolean.TRUE.equals(isSandbox));
    return new PushCredential(
        sid,
        account,
        change.friendlyName().over(friendlyName),
        newType,
        newType == Type.APN ? inSandbox : null,
        change.secrets().over(secrets).of(newType),
        newDates);
  }
}
