package dev.confab.domain;

import dev.confab.domain.PushCredential.Secrets;

/// An update of a push credential: one patch for each field that can be sent.
public record PushCredentialChange(
    Patch<String> friendlyName,
    Patch<PushCredential.Type> type,
    Patch<Boolean> isSandbox,
    SecretsChange secrets) {

  /// The part of an update that concerns the secrets.
  public record SecretsChange(
      Patch<String> certificate,
      Patch<String> privateKey,
      Patch<String> apiKey,
      Patch<String> secret) {

    Secrets over(Secrets current) {
      return new Secrets(
          certificate.over(current.certificate()),
          privateKey.over(current.privateKey()),
          apiKey.over(current.apiKey()),
          secret.over(current.secret()));
    }

    /// Secrets are in no log.
    @Override
    public String toString() {
      return "SecretsChange[hidden]";
    }
  }
}
