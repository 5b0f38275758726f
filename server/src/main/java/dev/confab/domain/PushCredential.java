package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.CredentialSid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The right to send push notifications through somebody's service.
///
/// @param isSandbox `null` when it was not said
/// @param secrets kept sealed; no answer shows them
public record PushCredential(
    CredentialSid sid,
    AccountSid account,
    @Nullable String friendlyName,
    Type type,
    @Nullable Boolean isSandbox,
    Secrets secrets,
    Timestamps dates) {

  /// Push services.
  public enum Type {
    APN,
    GCM,
    FCM;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
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
    /// Secrets are in no log.
    @Override
    public String toString() {
      return "Secrets[hidden]";
    }
  }
}
